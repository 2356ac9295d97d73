import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { countedIn, type Wording } from './wording.ts';

const counted = countedIn('pl');
const span = (count: number) => (count === 1 ? 'ostatniego dnia' : `ostatnich ${count} dni`);
/** As in “for so many people”. */
const forPeople = (count: number) => counted(count, { one: 'osoby', other: 'osób' });

export const polish: Wording = {
  notInCorpus: 'Artykuły o tym nie mówią.',
  nearest: 'Najbliższe fragmenty, do przeczytania; nie są odpowiedzią:',
  invalid: {
    empty: 'W tym pytaniu nie ma czego szukać: nie zawiera żadnego słowa.',
    'too-long': `To pytanie jest za długie: limit znaków to ${MAX_QUESTION_LENGTH}.`,
  },
  readAs: (question) => `Odczytano jako „${question}”`,
  citation: (title, passage) => `${title}, ¶${passage}`,
  leftOut: (count) =>
    `Pominięto ${counted(count, { one: 'cytat', few: 'cytaty', other: 'cytatów' })}: nie ma tu miejsca.`,

  controls: {
    more: () => 'Więcej',
    context: (number) => (number === null ? 'Kontekst' : `Kontekst ${number}`),
    share: () => 'Udostępnij',
    up: () => '👍 Pomocne',
    down: () => '👎 Niepomocne',
    gap: () => 'Zgłoś lukę',
    forget: () => 'Zapomnij mnie',
  },
  reasonForm: { title: 'Co jest nie tak?', label: 'W kilku słowach, jeśli chcesz', submit: 'Wyślij' },
  brokenSeal: {
    foreign:
      'Ten przycisk nie jest stąd albo został zmieniony. Zadaj pytanie ponownie, aby dostać działający.',
    outdated:
      'Ten przycisk pochodzi z wcześniejszej wersji bota. Zadaj pytanie ponownie, aby dostać działający.',
  },
  changedSince: 'Artykuł od tego czasu się zmienił albo go już nie ma. Zadaj pytanie ponownie.',
  more: 'Dalsze cytaty, z mniejszą szansą na odpowiedź:',
  context: (place) => `Cytat na swoim miejscu, ${place}, i to, co wokół niego:`,
  andMore: (count) => `I jeszcze ${count}.`,
  sharedBy: (name) => `Udostępnia: ${name}`,
  thanks: {
    up: 'Dziękuję. Zapisano jako pomocne.',
    down: 'Dziękuję. Zapisano jako niepomocne; kto dba o artykuły, zobaczy pytanie.',
    gap: 'Zgłoszono. Kto dba o artykuły, zobaczy pytanie.',
  },
  tooLateForFeedback:
    'To pytanie nie jest już przechowywane, więc nie ma do czego tego zapisać. Zadaj je ponownie.',

  failed: 'Przepraszam, coś poszło nie tak. Zapisano to; zapytaj ponownie.',
  tookTooLong: 'Przepraszam, to trwało zbyt długo. Zapytaj ponownie za chwilę.',
  busy: 'Przepraszam, w tej chwili pytań jest zbyt wiele. Zapytaj ponownie za minutę.',
  limited: (seconds) =>
    `To było dużo pytań w krótkim czasie. Zapytaj ponownie za ${counted(seconds, { one: 'sekundę', few: 'sekundy', other: 'sekund' })}.`,
  off: 'Bot jest wyłączony na tym kanale.',
  cannotNow: 'W tej chwili nie da się tego zrobić. Spróbuj ponownie za kilka minut.',
  adminsOnly: 'Mogą to zrobić tylko admini.',

  help: {
    intro:
      'Odpowiadam na pytania dosłownymi cytatami z artykułów, które mam, każdy z akapitem, w którym stoi. Gdy o czymś nie mówią, mówię to. Sam niczego nie piszę.',
    ask: 'Zadaj pytanie, na przykład „Who is Mark Galeotti?”, albo podaj kilka słów; pytania i artykuły są czytane po angielsku. Kolejne pytanie („why?”, „and who runs it?”) jest czytane razem z poprzednim.',
    commands: {
      help: 'to, co czytasz',
      sources: 'artykuły, z których odpowiadam',
      gaps: 'o co pytano, a czego nie ma w artykułach (dla adminów)',
      privacy: 'co zostaje z twoich pytań i jak to usunąć',
      settings: 'jak zachowuję się na tym kanale (dla adminów)',
    },
  },
  sources: {
    intro: 'Odpowiadam z:',
    passages: (count) => counted(count, { one: 'fragment', few: 'fragmenty', other: 'fragmentów' }),
  },
  gaps: {
    none: (count) => `Brak luk z ${span(count)}.`,
    intro: (count) => `Bez odpowiedzi albo bez dobrej, z ${span(count)}:`,
    asked: (count, lastDay) =>
      `zapytano ${counted(count, { one: 'raz', other: 'razy' })}, ostatnio ${lastDay}`,
    down: (count) => `niepomocne dla ${forPeople(count)}`,
    missing: (count) => `brakuje tego dla ${forPeople(count)}`,
    nearest: (place) => `najbliżej: ${place}`,
  },
  privacy: {
    kept: (count) =>
      count === 0
        ? [
            'Żadne pytanie nie jest przechowywane. Ostatnie z rozmowy zostaje w pamięci najwyżej godzinę, aby zrozumieć następne.',
            NOTHING_LEAVES,
          ]
        : [
            `Z każdego pytania przechowuje się przez ${counted(count, { one: 'dzień', other: 'dni' })}: jego tekst, gdzie i kiedy je zadano, co z niego wynikło, i kto pytał, jako skrót z kluczem, który nie jest nazwą ani identyfikatorem. To samo dotyczy 👍, 👎 i powodów.`,
            'Admini widzą pytania bez dobrej odpowiedzi, ale nie to, kto je zadał.',
            NOTHING_LEAVES,
          ],
    forgetHint:
      'Naciśnij „Zapomnij mnie” albo napisz „forget me”, aby usunąć wszystko, o co pytasz i co mówisz o odpowiedziach.',
    forgotten: (count) =>
      `Usunięto ${counted(count, { one: 'wpis', few: 'wpisy', other: 'wpisów' })}. Nic tu już do ciebie nie prowadzi.`,
  },
  settings: {
    intro: 'Na tym kanale:',
    names: {
      answers: 'answers (odpowiedzi)',
      listens: 'listens (słucha)',
      articles: 'articles (artykuły)',
      controls: 'controls (przyciski)',
    },
    values: {
      private: 'private: odpowiedź widzi tylko ten, kto pyta poleceniem',
      public: 'public: odpowiedzi na polecenia widzą wszyscy',
      all: 'all: polecenia, wzmianki i to, co następuje w wątku',
      mentions: 'mentions: polecenia i wzmianki',
      off: 'off: bez odpowiedzi',
    },
    everything: 'wszystkie',
    saved: 'Zmieniono.',
    usage:
      'Aby zmienić: „answers private” lub „public”; „listens all”, „mentions” lub „off”; „articles” i ich identyfikatory, lub „all”; „controls” i które z more, context, share, up, down, gap, lub „all”; „reset”.',
    unknown: (word) => `Nie ma tu ustawienia „${word}”.`,
  },
  slack: {
    keptOut:
      'Nie mogę pisać na kanale, na którym zadano pytanie: jest zarchiwizowany albo mnie tam nie ma. Zaproś mnie przez /invite, jeśli chcesz.',
    tooLate: 'Odpowiedź przyszła za późno, by stanąć tam, gdzie pytanie, więc piszę tutaj.',
    notInstalled:
      'Przepraszam, w tej chwili nie mogę tego sprawdzić. Spróbuj ponownie za kilka minut; jeśli tak zostanie, trzeba mnie zainstalować na nowo.',
    askForm: {
      title: 'Zapytaj artykuły',
      submit: 'Zapytaj',
      close: 'Anuluj',
      question: 'Twoje pytanie',
      suggestion: 'Albo takie, na które jest odpowiedź',
      choose: 'Wpisz słowo z niego',
      nothing: 'Napisz pytanie albo wybierz jedno poniżej.',
    },
    home: {
      ask: 'Zadaj pytanie',
      articles: 'Odpowiadam z',
      suggested: 'Możesz zapytać',
      recent: 'Twoje pytania',
    },
  },
  chat: {
    help: `Wpisz pytanie. Odpowiedź to cytat z artykułów, albo o tym nie mówią.
Kolejne pytanie ("why?", "and who runs it?") jest czytane razem z poprzednim.
  /more     dalsze cytaty
  /context  pierwszy cytat na swoim miejscu; /context 2 drugi
  /new      zapomina poprzednie pytanie
  /sources  artykuły
  /privacy  co zostaje z twoich pytań
  /help     to, co czytasz
  /quit     kończy (Ctrl-D też)
`,
    forgotten: 'Zapomniano. Następne pytanie będzie czytane osobno.',
    unknown: (command) => `Nie ma tu ${command}.`,
  },
};

const NOTHING_LEAVES = 'Nic nie jest wysyłane do nikogo innego: odpowiedzi powstają na maszynie operatora.';
