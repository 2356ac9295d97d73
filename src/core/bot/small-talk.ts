import { foldWord, wordsOf } from '../index/words.ts';

/** What people say to a bot without asking for anything in the articles. `about`: who the bot is, and what can be asked. */
export const SMALL_TALK = ['greeting', 'thanks', 'agreement', 'praise', 'goodbye', 'about'] as const;

export type SmallTalk = (typeof SMALL_TALK)[number];

/** By kind and language: phrases, in lower case, without punctuation. */
const PHRASES: Readonly<Record<SmallTalk, Readonly<Record<string, string>>>> = {
  greeting: {
    en: 'hi, hello, hey, yo, hiya, howdy, good morning, good afternoon, good evening, good day, how are you, how are you doing, how is it going, how’s it going, hows it going, what’s up, whats up, nice to meet you, test, testing, are you there, anybody there',
    de: 'hallo, hi, hey, moin, servus, grüß gott, guten morgen, guten tag, guten abend, wie geht es dir, wie gehts',
    fr: 'bonjour, bonsoir, salut, coucou, ça va, comment ça va, comment allez vous',
    es: 'hola, buenos días, buenas tardes, buenas noches, buenas, qué tal, cómo estás',
    pl: 'cześć, hej, witaj, witam, dzień dobry, dobry wieczór, jak się masz, siema',
    uk: 'привіт, вітаю, добрий день, доброго дня, добрий ранок, добрий вечір, доброго вечора, як справи',
  },
  thanks: {
    en: 'thanks, thank you, thx, ty, cheers, many thanks, thanks a lot, thank you very much, thank you so much, much appreciated, that helps, that helped, very helpful',
    de: 'danke, danke schön, dankeschön, danke sehr, vielen dank, merci, besten dank, herzlichen dank',
    fr: 'merci, merci beaucoup, merci bien, mille mercis',
    es: 'gracias, muchas gracias, mil gracias',
    pl: 'dzięki, dziękuję, dziękuję bardzo, wielkie dzięki, dzięki wielkie',
    uk: 'дякую, дуже дякую, щиро дякую, дякую дуже, спасибі',
  },
  agreement: {
    en: 'ok, okay, k, yes, yep, yeah, yup, no, nope, sure, right, exactly, agreed, i agree, true, indeed, got it, i see, understood, makes sense, sounds good, will do, done, fine, all good, all right, alright, of course, never mind, nevermind, no problem, no worries, me too, same here, good point, fair enough, good to know, that is right, that’s right, thats right',
    de: 'ok, okay, ja, nein, genau, stimmt, einverstanden, klar, verstanden, alles klar, passt, gut, in ordnung, kein problem, ich auch',
    fr: 'ok, oui, non, exactement, entendu, compris, je comprends, bien sûr, pas de problème, moi aussi, ça marche',
    es: 'ok, vale, sí, no, claro, exacto, entendido, de acuerdo, por supuesto, ningún problema, yo también',
    pl: 'ok, tak, nie, jasne, zgoda, dokładnie, rozumiem, w porządku, oczywiście, nie ma sprawy, ja też',
    uk: 'ок, окей, так, ні, гаразд, добре, зрозуміло, згода, згоден, згодна, звісно, авжеж, точно, я теж',
  },
  praise: {
    en: 'cool, great, nice, awesome, perfect, excellent, amazing, wonderful, brilliant, lovely, wow, lol, haha, hahaha, good job, great job, nice job, well done, good bot, nice one, good one, love it, interesting, very interesting, impressive, oh, ah, hm, hmm, oops, congrats, congratulations, good work, great work, good, very good, super, bravo',
    de: 'cool, super, toll, prima, klasse, perfekt, schön, sehr gut, gut gemacht, wow, haha, interessant, spitze',
    fr: 'cool, super, génial, parfait, excellent, bravo, bien joué, intéressant, très bien, bien',
    es: 'genial, perfecto, excelente, estupendo, guay, bravo, bien hecho, interesante, muy bien, bien, jaja',
    pl: 'super, świetnie, fajnie, ekstra, doskonale, brawo, dobra robota, ciekawe, bardzo dobrze, dobrze',
    uk: 'круто, чудово, супер, класно, прекрасно, браво, молодець, цікаво, дуже добре, клас',
  },
  goodbye: {
    en: 'bye, bye bye, goodbye, good bye, see you, see you later, see ya, good night, have a nice day, take care, ciao',
    de: 'tschüss, auf wiedersehen, bis bald, bis später, gute nacht, ciao',
    fr: 'au revoir, à bientôt, à plus tard, bonne nuit, bonne journée',
    es: 'adiós, hasta luego, hasta pronto, hasta mañana, chao',
    pl: 'pa, do widzenia, do zobaczenia, na razie, dobranoc',
    uk: 'бувай, бувайте, до побачення, на все добре, добраніч, до зустрічі',
  },
  about: {
    en: 'help me, i need help, can you help me, can you help, could you help me, please help, who are you, what are you, are you a bot, are you human, what is your name, what’s your name, what can you do, what do you do, what can i ask, what can i ask you, what should i ask, what do you know, how do you work, how does this work, how does it work here, how do i use you, how do i use this, what is this bot, who made you, tell me about yourself, introduce yourself',
    de: 'hilfe, hilf mir, kannst du mir helfen, wer bist du, was bist du, was kannst du, was machst du, was kann ich fragen, was kann ich dich fragen, wie funktionierst du, wie heißt du, bist du ein bot',
    fr: 'aide, aidez moi, aide moi, qui es tu, qui êtes vous, que sais tu faire, que peux tu faire, que pouvez vous faire, que puis je demander, comment ça marche, comment tu t appelles',
    es: 'ayuda, ayúdame, quién eres, qué eres, qué puedes hacer, qué sabes hacer, qué puedo preguntar, cómo funcionas, cómo te llamas, puedes ayudarme',
    pl: 'pomoc, pomóż mi, kim jesteś, czym jesteś, co potrafisz, co umiesz, o co mogę zapytać, jak działasz, jak masz na imię, możesz mi pomóc',
    uk: 'допомога, допоможи, допоможи мені, хто ти, хто ви, що ти, що ти вмієш, що ти можеш, що ви вмієте, що можна запитати, як ти працюєш, як тебе звати, можеш допомогти',
  },
};

/** The kinds in the order of their weight, where a message has several: “ok, thanks!” is thanks. */
const BY_WEIGHT: readonly SmallTalk[] = ['about', 'thanks', 'greeting', 'goodbye', 'praise', 'agreement'];

/** Said along with the phrases, and nothing by themselves. */
const FILLERS: ReadonlySet<string> = new Set(
  foldedWords(
    `a again all and bot dear everybody everyone folks for guys in advance it kursk lot me much my now of please really so team that the then
    there this to too very you your alle an bitte das dir du euch und vous toi tout le monde s'il te plaît et y todos por favor ti i wszystkim
    proszę ci і всім вам тобі будь ласка`,
  ),
);

interface Phrase {
  readonly kind: SmallTalk;
  readonly languages: readonly string[];
}

const KNOWN: ReadonlyMap<string, Phrase> = knownPhrases();
const LONGEST = Math.max(...[...KNOWN.keys()].map((phrase) => phrase.split(' ').length));

function knownPhrases(): Map<string, Phrase> {
  const known = new Map<string, Phrase>();
  for (const kind of BY_WEIGHT)
    for (const [language, phrases] of Object.entries(PHRASES[kind]))
      for (const phrase of phrases.split(', ')) {
        const key = foldedWords(phrase).join(' ');
        const { kind: first = kind, languages = [] } = known.get(key) ?? {};
        known.set(key, { kind: first, languages: [...languages, language] });
      }
  return known;
}

function foldedWords(text: string): string[] {
  return wordsOf(text).map(({ surface }) => foldWord(surface).replaceAll(/['’]/g, ''));
}

/**
 * The small talk that a text is nothing else than, and the languages it may be in, as BCP 47 tags; `null` for everything else.
 */
export function smallTalkIn(text: string): Phrase | null {
  const words = foldedWords(text);
  const said: Phrase[] = [];
  for (let place = 0; place < words.length; ) {
    const [phrase, length] = phraseAt(words, place);
    if (phrase !== null) said.push(phrase);
    else if (!FILLERS.has(words[place] ?? '')) return null;
    place += length;
  }
  const [first] = said.sort((a, b) => BY_WEIGHT.indexOf(a.kind) - BY_WEIGHT.indexOf(b.kind));
  return first ?? null;
}

/** The longest phrase that begins at a word, and how many words it has. */
function phraseAt(words: readonly string[], place: number): [phrase: Phrase | null, length: number] {
  for (let length = Math.min(LONGEST, words.length - place); length > 0; length--) {
    const phrase = KNOWN.get(words.slice(place, place + length).join(' '));
    if (phrase !== undefined) return [phrase, length];
  }
  return [null, 1];
}
