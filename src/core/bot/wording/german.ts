import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { countedIn, languagesIn, type Wording } from './wording.ts';

const counted = countedIn('de');
const languages = languagesIn('de');
const span = (count: number) => (count === 1 ? 'am letzten Tag' : `in den letzten ${count} Tagen`);

export const german: Wording = {
  notInCorpus: 'Dazu sagen die Artikel nichts.',
  nearest: 'Die nächstliegenden Stellen, zum Weiterlesen; sie sind keine Antwort:',
  holds: 'Ich antworte unter anderem daraus:',
  askInstead: 'Du könntest stattdessen fragen:',
  unsure: 'Ich bin mir nicht sicher; vielleicht hilft das:',
  otherLanguage: (tags) =>
    `Sprachen der Artikel: ${languages(tags)}. Die Frage scheint in einer anderen gestellt zu sein.`,
  invalid: {
    empty: 'In dieser Frage gibt es nichts nachzuschlagen: Sie enthält kein Wort.',
    'too-long': `Diese Frage ist zu lang: Erlaubt sind ${MAX_QUESTION_LENGTH} Zeichen.`,
  },
  readAs: (question) => `Verstanden als „${question}“`,
  leftOut: (count) =>
    `${counted(count, { one: 'Zitat wurde', other: 'Zitate wurden' })} weggelassen: Hier ist kein Platz dafür.`,

  controls: {
    more: () => 'Mehr',
    context: (number) => (number === null ? 'Zusammenhang zeigen' : `Um ¶${number} herum zeigen`),
    share: () => 'Teilen',
    up: () => '👍 Hilfreich',
    down: () => '👎 Nicht hilfreich',
    gap: () => 'Der Redaktion melden',
    forget: () => 'Vergiss mich',
    remove: () => 'Diese Antwort entfernen',
    stay: () => 'Bleiben',
    stop: () => 'Aufhören',
    withdraw: () => 'Zurückziehen',
    quiet: () => 'Nicht Bescheid sagen',
  },
  reasonForm: {
    title: 'Was stimmt daran nicht?',
    label: 'In wenigen Worten, wenn du magst',
    submit: 'Senden',
  },
  brokenSeal: {
    foreign:
      'Diese Schaltfläche gehört nicht hierher oder wurde verändert. Stell die Frage noch einmal, um eine zu bekommen, die funktioniert.',
    outdated:
      'Diese Schaltfläche stammt von einer früheren Version des Bots. Stell die Frage noch einmal, um eine zu bekommen, die funktioniert.',
  },
  changedSince: 'Der Artikel wurde seither geändert oder entfernt. Stell die Frage noch einmal.',
  more: 'Weitere Zitate, die die Frage weniger wahrscheinlich beantworten:',
  andMore: (count) => `Und ${count} weitere.`,
  sharedBy: (name) => `Geteilt von ${name}`,
  alreadyShared: 'Das hast du schon geteilt; es steht in diesem Kanal.',
  alreadyShown: 'Das hast du gerade geöffnet; es steht weiter oben.',
  thanks: {
    up: 'Danke. Als hilfreich vermerkt.',
    down: 'Danke. Als nicht hilfreich vermerkt; wer die Artikel pflegt, sieht die Frage.',
    gap: 'Danke. Wer die Artikel pflegt, sieht diese Frage.',
  },
  alreadyNoted: 'Das war schon vermerkt.',
  tooLateForFeedback:
    'Diese Frage ist nicht mehr gespeichert, deshalb lässt sich dazu nichts vermerken. Stell sie noch einmal.',

  failed: 'Entschuldigung, etwas ist schiefgegangen. Der Fehler wurde protokolliert; bitte frag noch einmal.',
  tookTooLong: 'Entschuldigung, das hat zu lange gedauert. Bitte frag gleich noch einmal.',
  busy: 'Entschuldigung, es sind gerade zu viele Fragen. Bitte frag in einer Minute noch einmal.',
  limited: (seconds) =>
    `Das waren viele Fragen in kurzer Zeit. Bitte frag in ${counted(seconds, { one: 'Sekunde', other: 'Sekunden' })} noch einmal.`,
  off: 'Der Bot ist in diesem Kanal abgeschaltet.',
  leave: {
    asked: ['stopp', 'stop', 'bitte stopp', 'hör auf', 'sei still', 'sei ruhig', 'geh weg'],
    left: 'Ich bin hier still, bis mich jemand wieder erwähnt.',
  },
  helpChannel: {
    unasked:
      'Mich hat niemand gerufen, aber die Artikel scheinen das zu beantworten. Wer gefragt hat oder ein Admin kann es entfernen.',
    removed: 'Entfernt und als nicht hilfreich vermerkt.',
    notYours: 'Nur wer gefragt hat oder ein Admin kann diese Antwort entfernen.',
    stayOrStop:
      'Heute wurde hier die zweite Antwort entfernt, deshalb beantworte ich nichts mehr, was mich niemand gefragt hat. An die Admins: Soll ich in diesem Kanal weitermachen oder nur antworten, wenn man mich erwähnt?',
    stays: 'Ich beantworte in diesem Kanal weiter Fragen.',
    stops: 'Ich antworte in diesem Kanal nur noch, wenn man mich erwähnt oder einen Befehl benutzt.',
    reads:
      'In diesem Kanal bekomme ich, was alle einander schreiben, um Fragen zu finden. Was nichts fragt, verwerfe ich sofort; eine Frage speichere ich, als wäre sie mir gestellt worden, und beantworte sie in ihrem Thread, wenn die Artikel es tun.',
    answers:
      'In diesem Kanal beantworte ich auch, was niemand Bestimmtes gefragt wird, im Thread der Nachricht, wenn ich sicher bin, dass die Artikel es beantworten.',
  },
  controlOff: 'Diese Schaltfläche ist in diesem Kanal abgeschaltet.',
  cannotNow: 'Das geht im Moment nicht. Bitte versuch es in ein paar Minuten noch einmal.',
  adminsOnly: 'Das können nur Admins.',

  smallTalk: {
    greeting: 'Hallo!',
    thanks: 'Gern geschehen!',
    agreement: 'Gut. Ich bin da, wenn du eine Frage hast.',
    praise: 'Das freut mich!',
    goodbye: 'Auf Wiedersehen!',
    about: 'Ich beantworte Fragen mit wörtlichen Zitaten aus den Artikeln, die ich habe.',
  },
  youCouldAsk: 'Du könntest zum Beispiel fragen:',

  help: {
    intro:
      'Ich beantworte Fragen mit wörtlichen Zitaten aus den Artikeln, die ich habe, jedes mit dem Absatz, in dem es steht. Bin ich mir nicht sicher oder sagen sie nichts dazu, sage ich das. Ich selbst schreibe nichts.',
    ask: 'Stell eine Frage, etwa „Who is Mark Galeotti?“, oder nenn ein paar Wörter; Fragen und Artikel werden auf Englisch gelesen. Eine Nachfrage („why?“, „and who runs it?“) wird zusammen mit der vorigen Frage gelesen.',
    askCommand: 'eine Frage stellen',
    commands: {
      help: 'diese Hilfe',
      sources: 'die Artikel, aus denen ich antworte',
      gaps: 'was gefragt wurde und nicht in den Artikeln steht (für Admins)',
      privacy: 'was von deinen Fragen gespeichert wird und wie du es löschst',
      settings: 'wie ich mich in diesem Kanal verhalte (für Admins)',
    },
  },
  sources: {
    intro: 'Ich antworte aus:',
    passages: (count) => counted(count, { one: 'Absatz', other: 'Absätze' }),
  },
  gaps: {
    none: (count) => `Keine Lücken ${span(count)}.`,
    intro: (count) => `Nicht oder nicht gut beantwortet, ${span(count)}:`,
    asked: (count, lastDay) => `${count}-mal gefragt, zuletzt am ${lastDay}`,
    down: (count) => `für ${counted(count, { one: 'Person', other: 'Personen' })} nicht hilfreich`,
    missing: (count) => `von ${counted(count, { one: 'Person', other: 'Personen' })} vermisst`,
    nearest: (place) => `am nächsten: ${place}`,
    how: 'Um eine zu beantworten, schreib die Antwort in einen Kanal, oder finde, wer das getan hat. Dann wähle im Menü der Nachricht „Als Antwort behalten“ und nenne die Frage.',
  },
  privacy: {
    kept: (count) =>
      count === 0
        ? [
            'Fragen werden nicht gespeichert. Die letzte eines Gesprächs bleibt höchstens eine Stunde im Arbeitsspeicher, damit ich eine Nachfrage verstehe.',
            NOTHING_LEAVES,
          ]
        : [
            `Von jeder Frage wird ${counted(count, { one: 'Tag', other: 'Tage' })} lang gespeichert: ihr Text, wo und wann sie gestellt wurde, das Ergebnis, und wer gefragt hat, als Hashwert mit Schlüssel statt als Name oder Kennung. Dasselbe gilt für 👍, 👎 und Gründe.`,
            'Admins sehen Fragen, die nicht gut beantwortet wurden, aber nicht, wer sie gestellt hat.',
            'Was von deinen Nachrichten als Antwort behalten wurde, bewahre ich auf, bis du es zurückziehst.',
            NOTHING_LEAVES,
          ],
    forgetHintOnWeb:
      'Drück „Vergiss mich“, um zu löschen, was in diesem Browser gefragt und gesagt wurde, seit er geöffnet ist. Was du anderswo gefragt hast, oder bevor er zuletzt geschlossen wurde, ist von Fragen anderer nicht zu unterscheiden: Es wird nach Ablauf der Frist gelöscht.',
    forgetHint:
      'Drück auf „Vergiss mich“ oder schreib „forget me“, um alle deine Fragen und Rückmeldungen zu löschen.',
    forgotten: (count) =>
      `Gelöscht: ${counted(count, { one: 'Eintrag', other: 'Einträge' })}. Hier führt nichts mehr zu dir.`,
  },
  settings: {
    intro: 'In diesem Kanal:',
    names: {
      answers: 'answers (Antworten)',
      listens: 'listens (hört auf)',
      articles: 'articles (Artikel)',
      controls: 'controls (Schaltflächen)',
    },
    values: {
      private: 'private: nur wer per Befehl fragt, sieht die Antwort',
      public: 'public: alle sehen die Antworten auf Befehle',
      all: 'all: Befehle, Erwähnungen und was in einem Thread folgt',
      questions:
        'questions: Befehle, Erwähnungen und Fragen an niemand Bestimmtes, wenn die Artikel sie beantworten',
      mentions: 'mentions: Befehle und Erwähnungen',
      off: 'off: nichts wird beantwortet',
    },
    everything: 'alle',
    paused:
      'questions, aber angehalten: Antworten wurden entfernt; „listens questions“ macht weiter, „listens mentions“ beendet es',
    noHelpChannels:
      'Dafür muss der Betreiber mich sehen lassen, was in Kanälen geschrieben wird: HELP_CHANNELS=on.',
    saved: 'Geändert.',
    usage:
      'So änderst du es: „answers private“ oder „public“; „listens all“, „questions“, „mentions“ oder „off“; „articles“ und ihre Kennungen, oder „all“; „controls“ und welche von more, context, share, up, down, gap, oder „all“; „reset“.',
    unknown: (word) => `„${word}“ lässt sich hier nicht einstellen.`,
  },
  kept: {
    how: 'Um die Nachricht von jemandem als Antwort zu behalten, wähle in ihrem Menü „Als Antwort behalten“.',
    form: {
      title: 'Als Antwort behalten',
      submit: 'Behalten',
      message: 'Die Nachricht, wie sie zitiert wird',
      pieces: 'Was davon zitiert wird',
      piece: (number) => `Absatz ${number}`,
      questions: 'Was sie beantwortet, eine Frage je Zeile',
      author: 'Wer sie geschrieben hat, wie genannt werden soll',
      audience: 'Wo sie zitiert werden darf',
      audiences: { workspace: 'Überall hier', channel: 'Nur in diesem Kanal' },
      until: 'Letzter Tag, falls es einen gibt',
    },
    done: {
      workspace:
        'Behalten. Ab jetzt zitiere ich sie überall hier. Wer sie geschrieben hat, erfährt es und kann sie zurückziehen.',
      channel:
        'Behalten. Ab jetzt zitiere ich sie in diesem Kanal. Wer sie geschrieben hat, erfährt es und kann sie zurückziehen.',
    },
    somebody: 'jemand aus dem Team',
    told: (by) =>
      `${by} hat deine Nachricht als Antwort behalten. Ich zitiere sie wörtlich und mit deinem Namen, wenn jemand danach fragt:`,
    mayWithdraw:
      'Wenn du das nicht willst, zieh sie zurück. Dann wird sie gelöscht und kann nicht noch einmal behalten werden.',
    withdrawn: 'Zurückgezogen: Ich zitiere sie nicht mehr.',
    refused: {
      keepers:
        'Du kannst hier keine Antworten behalten. Das können Admins und wen der Betreiber genannt hat.',
      bot: 'Nachrichten von Bots und Apps können nicht als Antwort behalten werden.',
      elsewhere: 'Nur Nachrichten in einem Kanal können als Antwort behalten werden.',
      empty: 'Es bliebe nichts zu zitieren.',
      'too-long':
        'Diese Nachricht ist zu lang für eine Antwort. In einem Dokument wäre sie besser aufgehoben.',
      date: 'Der letzte Tag muss noch kommen, geschrieben wie 2030-12-31.',
      taken: 'Diese Nachricht ist schon behalten.',
      withdrawn: 'Diese Nachricht wurde zurückgezogen und kann nicht noch einmal behalten werden.',
      gone: 'Dieses Formular gilt nicht mehr. Bitte wähle die Nachricht noch einmal.',
      full: 'Es gibt zu viele behaltene Antworten. Einige sollten in ein Dokument umziehen und entfernt werden.',
    },
  },
  waiting: {
    promise: 'Wird später eine Antwort darauf behalten, sage ich dir Bescheid, einmal.',
    answered: 'Das hast du gefragt, und ich habe nichts gefunden. Jetzt gibt es eine Antwort:',
    answeredThere:
      'Das hast du gefragt, und ich habe nichts gefunden. Jetzt gibt es eine Antwort, die ich nur in dem Kanal zitiere, für den sie gilt. Frag dort noch einmal.',
    message: 'Die Nachricht',
    declined: 'Ich sage dir nicht Bescheid.',
    notYours: 'Das kann nur, wer gefragt hat.',
    stored:
      'Wo ich nichts gefunden habe, speichere ich auch, verschlüsselt und höchstens 30 Tage lang, wo ich dir von einer Antwort Bescheid sage. Das tue ich einmal, außer du willst es nicht.',
  },
  delivery: {
    elsewhere: 'Wo du gefragt hast, kann ich nicht antworten, darum schreibe ich hier.',
    tooLate: 'Ich war zu spät, um dort zu antworten, wo du gefragt hast, deshalb schreibe ich hier.',
    stopped: 'Gestoppt: Diese Frage beantworte ich nicht.',
  },
  slack: {
    keptOut:
      'Ich kann in dem Kanal, in dem du gefragt hast, nicht schreiben: Er ist archiviert, oder ich bin kein Mitglied. Lade mich mit /invite dorthin ein, wenn du magst.',
    notInstalled:
      'Entschuldigung, das kann ich im Moment nicht nachschlagen. Bitte versuch es in ein paar Minuten noch einmal; hilft das nicht, muss ich neu installiert werden.',
    askForm: {
      title: 'Die Artikel fragen',
      submit: 'Fragen',
      close: 'Abbrechen',
      question: 'Deine Frage',
      suggestion: 'Oder eine, die die Artikel beantworten',
      choose: 'Gib ein Wort daraus ein',
      nothing: 'Schreib eine Frage, oder wähl unten eine aus.',
    },
    home: {
      ask: 'Eine Frage stellen',
      articles: 'Ich antworte aus',
      suggested: 'Du könntest fragen',
      recent: 'Du hast gefragt',
    },
  },
  chat: {
    help: `Gib eine Frage ein. Ich antworte mit Zitaten aus den Artikeln, oder sage, dass sie nichts dazu sagen.
Eine Nachfrage („why?“, „and who runs it?“) wird zusammen mit der vorigen Frage gelesen.
  /more     weitere Zitate
  /context  das erste Zitat im Zusammenhang; /context 2 das zweite
  /new      die vorige Frage vergessen
  /sources  die Artikel
  /privacy  was von deinen Fragen gespeichert wird
  /help     diese Hilfe
  /quit     beenden (auch mit Strg-D)
`,
    forgotten: 'Vergessen. Die nächste Frage wird für sich gelesen.',
    unknown: (command) => `${command} gibt es hier nicht.`,
  },
};

const NOTHING_LEAVES =
  'Nichts wird an andere gesendet: Fragen werden auf dem eigenen Rechner des Betreibers beantwortet.';
