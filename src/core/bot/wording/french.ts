import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { countedIn, languagesIn, type Wording } from './wording.ts';

const counted = countedIn('fr');
const languages = languagesIn('fr');
const people = (count: number) => counted(count, { one: 'personne', other: 'personnes' });
const span = (count: number) => (count === 1 ? 'le dernier jour' : `les ${count} derniers jours`);

export const french: Wording = {
  notInCorpus: 'Les articles ne le disent pas.',
  nearest: 'Les passages les plus proches, à lire ; ce n’est pas une réponse :',
  holds: 'Je réponds entre autres à partir de :',
  askInstead: 'Vous pourriez demander à la place :',
  unsure: 'Je n’en suis pas sûr, mais ceci pourrait aider :',
  otherLanguage: (tags) =>
    `Langues des articles : ${languages(tags)}. La question semble posée dans une autre langue.`,
  invalid: {
    empty: 'Il n’y a rien à chercher dans cette question : elle ne contient aucun mot.',
    'too-long': `Cette question est trop longue : la limite est de ${MAX_QUESTION_LENGTH} caractères.`,
  },
  readAs: (question) => `Compris comme « ${question} »`,
  leftOut: (count) =>
    `${counted(count, { one: 'citation est omise', other: 'citations sont omises' })}, faute de place.`,

  controls: {
    more: () => 'Plus',
    context: (number) => (number === null ? 'Montrer autour' : `Montrer autour du ¶${number}`),
    share: () => 'Partager',
    up: () => '👍 Utile',
    down: () => '👎 Pas utile',
    gap: () => 'Prévenir la rédaction',
    forget: () => 'M’oublier',
    remove: () => 'Retirer cette réponse',
    stay: () => 'Rester',
    stop: () => 'Arrêter',
    withdraw: () => 'Retirer',
    quiet: () => 'Ne pas me prévenir',
  },
  reasonForm: {
    title: 'Qu’est-ce qui ne va pas ?',
    label: 'En quelques mots, si vous voulez',
    submit: 'Envoyer',
  },
  brokenSeal: {
    foreign:
      'Ce bouton ne vient pas d’ici ou a été modifié. Posez de nouveau la question pour en avoir un qui fonctionne.',
    outdated:
      'Ce bouton vient d’une version antérieure du bot. Posez de nouveau la question pour en avoir un qui fonctionne.',
  },
  changedSince: 'L’article a changé depuis ou a été supprimé. Posez de nouveau la question.',
  more: 'D’autres citations, moins susceptibles de répondre à la question :',
  andMore: (count) => `Et ${count} de plus.`,
  sharedBy: (name) => `Partagé par ${name}`,
  alreadyShared: 'Vous avez déjà partagé cette réponse ; elle se trouve dans ce canal.',
  alreadyShown: 'Vous venez de l’ouvrir ; c’est affiché plus haut.',
  thanks: {
    up: 'Merci. La réponse est notée comme utile.',
    down: 'Merci. La réponse est notée comme pas utile. Les personnes qui s’occupent des articles verront la question.',
    gap: 'Merci. Les personnes qui s’occupent des articles verront cette question.',
  },
  alreadyNoted: 'C’était déjà noté.',
  tooLateForFeedback:
    'Cette question n’est plus conservée : votre avis ne peut pas être enregistré. Posez-la de nouveau.',

  failed: 'Désolé, une erreur s’est produite. Elle a été consignée ; veuillez reposer votre question.',
  tookTooLong: 'Désolé, cela a pris trop de temps. Veuillez reposer votre question dans un instant.',
  busy: 'Désolé, il y a trop de questions en ce moment. Veuillez reposer votre question dans une minute.',
  limited: (seconds) =>
    `Cela fait beaucoup de questions en peu de temps. Veuillez reposer votre question dans ${counted(seconds, { one: 'seconde', other: 'secondes' })}.`,
  off: 'Le bot est désactivé dans ce salon.',
  leave: {
    asked: ['stop', 'arrête', 'arrêtez', 'arrête toi', 'tais toi', 'taisez vous', 'silence'],
    left: 'Je me tais ici jusqu’à ce que quelqu’un me mentionne à nouveau.',
  },
  helpChannel: {
    unasked:
      'Personne ne m’a appelé, mais les articles semblent répondre à cette question. La personne qui l’a posée ou un admin peut retirer la réponse.',
    removed: 'Retirée, et notée comme pas utile.',
    notYours: 'Seuls la personne qui a posé la question et les admins peuvent retirer cette réponse.',
    stayOrStop:
      'Une deuxième réponse a été retirée ici aujourd’hui ; je ne réponds donc plus à ce qu’on ne m’a pas demandé. Aux admins : dois-je continuer dans ce salon, ou ne répondre que si l’on me mentionne ?',
    stays: 'Je continue à répondre aux questions dans ce salon.',
    stops: 'Dans ce salon, je ne répondrai que si l’on me mentionne ou utilise une commande.',
    reads:
      'Dans ce salon, je reçois ce que les gens s’écrivent, pour y trouver des questions. Ce qui ne demande rien, je l’oublie aussitôt ; une question, je la conserve comme si elle m’avait été posée, et j’y réponds dans son fil si les articles y répondent.',
    answers:
      'Dans ce salon, je réponds aussi à ce qui n’est demandé à personne en particulier, dans le fil du message, quand je suis sûr que les articles y répondent.',
  },
  controlOff: 'Ce bouton est désactivé dans ce salon.',
  cannotNow: 'C’est impossible pour le moment. Veuillez réessayer dans quelques minutes.',
  adminsOnly: 'Seuls les admins peuvent faire cela.',

  smallTalk: {
    greeting: 'Bonjour !',
    thanks: 'Avec plaisir !',
    agreement: 'Très bien. Je suis là si vous avez une question.',
    praise: 'Cela me fait plaisir !',
    goodbye: 'Au revoir !',
    about: 'Je réponds aux questions par des citations mot à mot des articles que j’ai.',
  },
  youCouldAsk: 'Vous pourriez demander, par exemple :',

  help: {
    intro:
      'Je réponds aux questions par des citations mot pour mot des articles que j’ai, chacune avec son paragraphe. Si je n’en suis pas sûr, ou si les articles ne le disent pas, je vous le dis. Je n’écris rien moi-même.',
    ask: 'Posez une question, comme « Who is Mark Galeotti? », ou donnez quelques mots ; questions et articles sont lus en anglais. Une question de suite (« why? », « and who runs it? ») est lue avec la question précédente.',
    askCommand: 'poser une question',
    commands: {
      help: 'cette aide',
      sources: 'les articles dont je tire mes réponses',
      gaps: 'ce qui a été demandé et que les articles ne disent pas (admins)',
      privacy: 'ce qui est conservé de vos questions, et comment le faire effacer',
      settings: 'mon comportement dans ce salon (admins)',
    },
  },
  sources: {
    intro: 'Je réponds à partir de :',
    passages: (count) => counted(count, { one: 'passage', other: 'passages' }),
  },
  gaps: {
    none: (count) => `Aucun manque dans ${span(count)}.`,
    intro: (count) => `Sans réponse, ou sans bonne réponse, dans ${span(count)} :`,
    asked: (count, lastDay) => `posée ${count} fois, la dernière le ${lastDay}`,
    down: (count) => `pas utile pour ${people(count)}`,
    missing: (count) => `manque à ${people(count)}`,
    nearest: (place) => `le plus proche : ${place}`,
    how: 'Pour répondre à l’une d’elles, écrivez la réponse dans un canal, ou trouvez qui l’a fait. Choisissez ensuite « Garder comme réponse » dans le menu du message, et indiquez la question.',
  },
  privacy: {
    kept: (count) =>
      count === 0
        ? [
            'Aucune question n’est conservée. La dernière d’une conversation reste en mémoire une heure au plus, pour comprendre la suivante.',
            NOTHING_LEAVES,
          ]
        : [
            `De chaque question sont conservés pendant ${counted(count, { one: 'jour', other: 'jours' })} : son texte, où et quand elle a été posée, le résultat, et qui l’a posée, sous forme d’empreinte à clé au lieu d’un nom ou d’un identifiant. Il en va de même des 👍, des 👎 et des raisons.`,
            'Les admins voient les questions restées sans bonne réponse, mais pas qui les a posées.',
            'Ce qui a été gardé de vos messages comme réponse, je le conserve jusqu’à ce que vous le retiriez.',
            NOTHING_LEAVES,
          ],
    forgetHintOnWeb:
      'Appuyez sur « M’oublier » pour effacer ce qui a été demandé et dit dans ce navigateur depuis son ouverture. Ce que vous avez demandé ailleurs, ou avant sa dernière fermeture, ne se distingue pas des questions des autres : cela est effacé au terme du délai.',
    forgetHint:
      'Appuyez sur « M’oublier », ou écrivez « forget me », pour effacer toutes vos questions et tous vos avis.',
    forgotten: (count) =>
      `${counted(count, { one: 'entrée effacée', other: 'entrées effacées' })}. Plus rien ici ne permet de remonter jusqu’à vous.`,
  },
  settings: {
    intro: 'Dans ce salon :',
    names: {
      answers: 'answers (réponses)',
      listens: 'listens (écoute)',
      articles: 'articles',
      controls: 'controls (boutons)',
    },
    values: {
      private: 'private : seule la personne qui demande par commande voit la réponse',
      public: 'public : tout le monde voit les réponses aux commandes',
      all: 'all : commandes, mentions et la suite d’un fil',
      questions:
        'questions : commandes, mentions, et questions posées à personne en particulier, si les articles y répondent',
      mentions: 'mentions : commandes et mentions',
      off: 'off : aucune réponse',
    },
    everything: 'tous',
    paused:
      'questions, mais en pause : des réponses ont été retirées ; « listens questions » reprend, « listens mentions » arrête',
    noHelpChannels:
      'Pour cela, l’opérateur doit me laisser voir ce qui est écrit dans les salons : HELP_CHANNELS=on.',
    saved: 'Modifié.',
    usage:
      'Pour modifier : « answers private » ou « public » ; « listens all », « questions », « mentions » ou « off » ; « articles » et leurs identifiants, ou « all » ; « controls » et lesquels de more, context, share, up, down, gap, ou « all » ; « reset ».',
    unknown: (word) => `« ${word} » ne se règle pas ici.`,
  },
  kept: {
    how: 'Pour garder le message de quelqu’un comme réponse, choisissez « Garder comme réponse » dans son menu.',
    form: {
      title: 'Garder comme réponse',
      submit: 'Garder',
      message: 'Le message, tel qu’il sera cité',
      pieces: 'Ce qui en sera cité',
      piece: (number) => `Paragraphe ${number}`,
      questions: 'Ce à quoi il répond, une question par ligne',
      author: 'Qui l’a écrit, tel que le nom sera cité',
      audience: 'Où il peut être cité',
      audiences: { workspace: 'Partout ici', channel: 'Dans ce canal seulement' },
      until: 'Son dernier jour, s’il en a un',
    },
    done: {
      workspace:
        'C’est gardé. Désormais je le cite partout ici. La personne qui l’a écrit en est informée et peut le retirer.',
      channel:
        'C’est gardé. Désormais je le cite dans ce canal. La personne qui l’a écrit en est informée et peut le retirer.',
    },
    somebody: 'un membre de l’équipe',
    told: (by) =>
      `${by} a gardé votre message comme réponse. Je le cite mot pour mot, avec votre nom, quand on pose la question :`,
    mayWithdraw: 'Si vous ne le voulez pas, retirez-le. Il est alors effacé et ne peut plus être gardé.',
    withdrawn: 'C’est retiré : je ne le cite plus.',
    refused: {
      keepers:
        'Vous ne pouvez pas garder de réponses ici. Les admins le peuvent, ainsi que ceux que l’exploitant a nommés.',
      bot: 'Le message d’un bot ou d’une application ne peut pas être gardé comme réponse.',
      elsewhere: 'Seuls les messages d’un canal peuvent être gardés comme réponses.',
      empty: 'Il ne resterait rien à citer.',
      'too-long': 'Ce message est trop long pour être gardé comme réponse. Il serait mieux dans un document.',
      date: 'Le dernier jour doit être à venir, écrit comme 2030-12-31.',
      taken: 'Ce message est déjà gardé.',
      withdrawn: 'Ce message a été retiré et ne peut plus être gardé.',
      gone: 'Ce formulaire n’est plus valable. Choisissez de nouveau le message.',
      full: 'Il y a trop de réponses gardées. Il faudrait en déplacer dans un document et les supprimer.',
    },
  },
  waiting: {
    promise: 'Si une réponse est gardée plus tard, je vous préviendrai, une seule fois.',
    answered: 'Vous avez posé cette question, et je n’ai rien trouvé. Il y a maintenant une réponse :',
    answeredThere:
      'Vous avez posé cette question, et je n’ai rien trouvé. Il y a maintenant une réponse, que je ne cite que dans le canal auquel elle est destinée. Reposez-y la question.',
    message: 'Le message',
    declined: 'Je ne vous préviendrai pas.',
    notYours: 'Seule la personne qui a posé la question peut le dire.',
    stored:
      'Quand je n’ai rien trouvé, je conserve aussi, sous forme chiffrée et pendant 30 jours au plus, où vous prévenir d’une réponse. Je le fais une seule fois, sauf si vous ne le voulez pas.',
  },
  delivery: {
    elsewhere: 'Je ne peux pas répondre là où vous avez demandé ; j’écris donc ici.',
    tooLate: 'Je n’ai pas pu répondre à temps là où vous avez posé la question, donc j’écris ici.',
    stopped: 'Arrêté : je ne répondrai pas à cette question.',
  },
  slack: {
    keptOut:
      'Je ne peux pas écrire dans le canal où vous avez posé la question : il est archivé, ou je n’en suis pas membre. Invitez-moi avec /invite, si vous voulez.',
    notInstalled:
      'Désolé, je ne peux pas chercher cela pour le moment. Veuillez réessayer dans quelques minutes ; si cela ne suffit pas, il faut m’installer de nouveau.',
    askForm: {
      title: 'Interroger les articles',
      submit: 'Demander',
      close: 'Annuler',
      question: 'Votre question',
      suggestion: 'Ou une à laquelle les articles répondent',
      choose: 'Tapez-en un mot',
      nothing: 'Écrivez une question, ou choisissez-en une ci-dessous.',
    },
    home: {
      ask: 'Poser une question',
      articles: 'Je réponds à partir de',
      suggested: 'Vous pourriez demander',
      recent: 'Vous avez demandé',
    },
  },
  chat: {
    help: `Tapez une question. Je réponds par des citations des articles, ou je dis qu’ils ne le disent pas.
Une question de suite (« why? », « and who runs it? ») est lue avec la question précédente.
  /more     d’autres citations
  /context  la première citation dans son contexte ; /context 2 la deuxième
  /new      oublier la question précédente
  /sources  les articles
  /privacy  ce qui est conservé de vos questions
  /help     cette aide
  /quit     quitter (aussi avec Ctrl-D)
`,
    forgotten: 'Oublié. La prochaine question sera lue seule.',
    unknown: (command) => `${command} n’existe pas ici.`,
  },
};

const NOTHING_LEAVES =
  'Rien n’est envoyé à personne d’autre : les réponses sont trouvées sur la machine de l’opérateur.';
