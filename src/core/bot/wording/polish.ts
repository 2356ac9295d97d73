import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { countedIn, languagesIn, type Wording } from './wording.ts';

const counted = countedIn('pl');
const languages = languagesIn('pl');
const span = (count: number) => (count === 1 ? 'ostatniego dnia' : `ostatnich ${count} dni`);
/** The genitive: “for so many people”. */
const forPeople = (count: number) => counted(count, { one: 'osoby', other: 'osób' });

export const polish: Wording = {
  notInCorpus: 'Artykuły o tym nie mówią.',
  nearest: 'Najbliższe fragmenty, do przeczytania; nie są odpowiedzią:',
  holds: 'Odpowiadam między innymi na podstawie:',
  askInstead: 'Możesz zamiast tego zapytać:',
  unsure: 'Nie mam pewności, ale to może pomóc:',
  otherLanguage: (tags) => `Języki artykułów: ${languages(tags)}. Pytanie wygląda na zadane w innym języku.`,
  invalid: {
    empty: 'W tym pytaniu nie ma czego szukać: nie zawiera żadnego słowa.',
    'too-long': `To pytanie jest za długie: limit znaków to ${MAX_QUESTION_LENGTH}.`,
  },
  readAs: (question) => `Zrozumiano jako „${question}”`,
  leftOut: (count) =>
    `Pominięto ${counted(count, { one: 'cytat', few: 'cytaty', other: 'cytatów' })}: nie ma tu miejsca.`,

  controls: {
    more: () => 'Więcej',
    context: (number) => (number === null ? 'Pokaż otoczenie' : `Pokaż wokół ¶${number}`),
    share: () => 'Udostępnij',
    up: () => '👍 Pomocne',
    down: () => '👎 Niepomocne',
    gap: () => 'Powiadom redakcję',
    forget: () => 'Zapomnij mnie',
    remove: () => 'Usuń tę odpowiedź',
    stay: () => 'Zostań',
    stop: () => 'Przestań',
    withdraw: () => 'Wycofaj',
    quiet: () => 'Nie powiadamiaj mnie',
  },
  reasonForm: { title: 'Co jest nie tak?', label: 'W kilku słowach, jeśli chcesz', submit: 'Wyślij' },
  brokenSeal: {
    foreign:
      'Ten przycisk nie pochodzi stąd albo został zmieniony. Zadaj pytanie ponownie, aby otrzymać działający.',
    outdated:
      'Ten przycisk pochodzi z wcześniejszej wersji bota. Zadaj pytanie ponownie, aby otrzymać działający.',
  },
  changedSince: 'Artykuł zmienił się od tego czasu albo został usunięty. Zadaj pytanie ponownie.',
  more: 'Więcej cytatów, z mniejszą szansą na odpowiedź:',
  andMore: (count) => `I jeszcze ${count}.`,
  sharedBy: (name) => `Udostępnia: ${name}`,
  alreadyShared: 'Ta odpowiedź jest już udostępniona; znajduje się na tym kanale.',
  alreadyShown: 'To właśnie zostało otwarte; jest powyżej.',
  thanks: {
    up: 'Dziękuję. Zapisano jako pomocne.',
    down: 'Dziękuję. Zapisano jako niepomocne. Osoby, które dbają o artykuły, zobaczą pytanie.',
    gap: 'Dziękuję. Osoby, które dbają o artykuły, zobaczą to pytanie.',
  },
  alreadyNoted: 'To już było odnotowane.',
  tooLateForFeedback:
    'To pytanie nie jest już przechowywane, więc nie można zapisać opinii o nim. Zadaj je ponownie.',

  failed: 'Przepraszam, coś poszło nie tak. Błąd został zapisany; zapytaj ponownie.',
  tookTooLong: 'Przepraszam, to trwało zbyt długo. Zapytaj ponownie za chwilę.',
  busy: 'Przepraszam, w tej chwili pytań jest zbyt wiele. Zapytaj ponownie za minutę.',
  limited: (seconds) =>
    `To było dużo pytań w krótkim czasie. Zapytaj ponownie za ${counted(seconds, { one: 'sekundę', few: 'sekundy', other: 'sekund' })}.`,
  off: 'Bot jest wyłączony na tym kanale.',
  leave: {
    asked: ['stop', 'przestań', 'proszę przestań', 'cicho', 'bądź cicho', 'odejdź'],
    left: 'Nie odzywam się tutaj, dopóki ktoś znów o mnie nie wspomni.',
  },
  helpChannel: {
    unasked:
      'Nikt mnie nie wołał, ale artykuły chyba na to odpowiadają. Osoba, która pytała, lub admin może to usunąć.',
    removed: 'Usunięto i zapisano jako niepomocne.',
    notYours: 'Tę odpowiedź może usunąć tylko osoba, która pytała, lub admin.',
    stayOrStop:
      'Dziś usunięto tu drugą odpowiedź, więc nie odpowiadam już na to, o co nikt mnie nie pytał. Do adminów: czy mam dalej odpowiadać na tym kanale, czy tylko wtedy, gdy ktoś mnie wspomni?',
    stays: 'Dalej odpowiadam na pytania na tym kanale.',
    stops: 'Na tym kanale odpowiem tylko temu, kto mnie wspomni lub użyje polecenia.',
    reads:
      'Na tym kanale dostaję to, co ludzie piszą do siebie, żeby znaleźć pytania. To, co o nic nie pyta, od razu odrzucam; pytanie zapisuję tak, jakby było skierowane do mnie, i odpowiadam w jego wątku, jeśli odpowiadają artykuły.',
    answers:
      'Na tym kanale odpowiadam też na pytania do nikogo konkretnego, w wątku wiadomości, gdy jestem pewien, że artykuły na nie odpowiadają.',
  },
  controlOff: 'Ten przycisk jest wyłączony na tym kanale.',
  cannotNow: 'W tej chwili nie da się tego zrobić. Spróbuj ponownie za kilka minut.',
  adminsOnly: 'Mogą to zrobić tylko admini.',

  smallTalk: {
    greeting: 'Cześć!',
    thanks: 'Proszę bardzo!',
    agreement: 'Dobrze. Jestem tu, gdy pojawi się pytanie.',
    praise: 'Miło mi to słyszeć!',
    goodbye: 'Do zobaczenia!',
    about: 'Odpowiadam na pytania dosłownymi cytatami z artykułów, które mam.',
  },
  youCouldAsk: 'Możesz zapytać na przykład:',

  help: {
    intro:
      'Odpowiadam na pytania dosłownymi cytatami z artykułów, które mam, każdy ze wskazaniem akapitu. Gdy nie mam pewności albo artykuły o czymś nie mówią, informuję o tym. Sam niczego nie piszę.',
    ask: 'Zadaj pytanie, na przykład „Who is Mark Galeotti?”, albo podaj kilka słów; pytania i artykuły są czytane po angielsku. Kolejne pytanie („why?”, „and who runs it?”) jest czytane razem z poprzednim.',
    askCommand: 'zadaj pytanie',
    commands: {
      help: 'ta pomoc',
      sources: 'artykuły, na których się opieram',
      gaps: 'o co pytano, a czego nie ma w artykułach (dla adminów)',
      privacy: 'co przechowuję z twoich pytań i jak to usunąć',
      settings: 'jak zachowuję się na tym kanale (dla adminów)',
    },
  },
  sources: {
    intro: 'Odpowiadam na podstawie artykułów:',
    passages: (count) => counted(count, { one: 'fragment', few: 'fragmenty', other: 'fragmentów' }),
  },
  gaps: {
    none: (count) => `Brak luk z ${span(count)}.`,
    intro: (count) => `Bez odpowiedzi albo bez dobrej, z ${span(count)}:`,
    asked: (count, lastDay) =>
      `zapytano ${counted(count, { one: 'raz', other: 'razy' })}, ostatnio ${lastDay}`,
    down: (count) => `niepomocne dla ${forPeople(count)}`,
    missing: (count) => `brakuje tego ${counted(count, { one: 'osobie', other: 'osobom' })}`,
    nearest: (place) => `najbliżej: ${place}`,
    how: 'Aby odpowiedzieć na któreś, napisz odpowiedź na kanale albo znajdź osobę, która to zrobiła. Potem wybierz w menu wiadomości „Zachowaj jako odpowiedź” i podaj pytanie.',
  },
  privacy: {
    kept: (count) =>
      count === 0
        ? [
            'Pytania nie są przechowywane. Ostatnie z rozmowy zostaje w pamięci najwyżej godzinę, aby zrozumieć następne.',
            NOTHING_LEAVES,
          ]
        : [
            `Z każdego pytania przechowuję przez ${counted(count, { one: 'dzień', other: 'dni' })}: jego tekst, miejsce i czas zadania, wynik oraz to, kto pytał, jako skrót z kluczem zamiast imienia czy identyfikatora. To samo dotyczy 👍, 👎 i powodów.`,
            'Admini widzą pytania bez dobrej odpowiedzi, ale nie to, kto je zadał.',
            'To, co z twoich wiadomości zachowano jako odpowiedź, przechowuję, dopóki tego nie wycofasz.',
            NOTHING_LEAVES,
          ],
    forgetHintOnWeb:
      'Naciśnij przycisk, aby usunąć to, o co pytano i co powiedziano w tej przeglądarce, odkąd jest otwarta. Tego, o co pytano gdzie indziej lub zanim ją ostatnio zamknięto, nie da się odróżnić od pytań innych: zostanie usunięte, gdy minie termin.',
    forgetHint:
      'Naciśnij „Zapomnij mnie” albo napisz „forget me”, aby usunąć wszystkie swoje pytania i opinie.',
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
      questions:
        'questions: polecenia, wzmianki i pytania do nikogo konkretnego, jeśli artykuły na nie odpowiadają',
      mentions: 'mentions: polecenia i wzmianki',
      off: 'off: bez odpowiedzi',
    },
    everything: 'wszystkie',
    paused:
      'questions, ale wstrzymane: usuwano odpowiedzi; „listens questions” wznawia, „listens mentions” kończy',
    noHelpChannels:
      'Do tego operator musi pozwolić mi widzieć, co ludzie piszą na kanałach: HELP_CHANNELS=on.',
    saved: 'Zmieniono.',
    usage:
      'Aby zmienić: „answers private” lub „public”; „listens all”, „questions”, „mentions” lub „off”; „articles” i ich identyfikatory, lub „all”; „controls” i które z more, context, share, up, down, gap, lub „all”; „reset”.',
    unknown: (word) => `Nie ma tu ustawienia „${word}”.`,
  },
  kept: {
    how: 'Aby zachować czyjąś wiadomość jako odpowiedź, wybierz w jej menu „Zachowaj jako odpowiedź”.',
    form: {
      title: 'Zachowaj odpowiedź',
      submit: 'Zachowaj',
      message: 'Wiadomość, tak jak będzie cytowana',
      pieces: 'Co będzie z niej cytowane',
      piece: (number) => `Akapit ${number}`,
      questions: 'Na co odpowiada, jedno pytanie w wierszu',
      author: 'Kto ją napisał, tak jak ma być podane',
      audience: 'Gdzie wolno ją cytować',
      audiences: { workspace: 'Wszędzie tutaj', channel: 'Tylko na tym kanale' },
      until: 'Ostatni dzień, jeśli ma go mieć',
    },
    done: {
      workspace:
        'Zachowane. Od teraz cytuję ją wszędzie tutaj. Osoba, która ją napisała, dowie się o tym i może ją wycofać.',
      channel:
        'Zachowane. Od teraz cytuję ją na tym kanale. Osoba, która ją napisała, dowie się o tym i może ją wycofać.',
    },
    somebody: 'ktoś z zespołu',
    told: (by) =>
      `${by} zachowuje twoją wiadomość jako odpowiedź. Cytuję ją dosłownie i z twoim nazwiskiem, gdy ktoś o to pyta:`,
    mayWithdraw: 'Jeśli tego nie chcesz, wycofaj ją. Zostanie usunięta i nie da się jej zachować ponownie.',
    withdrawn: 'Wycofane: już jej nie cytuję.',
    refused: {
      keepers: 'Nie możesz tu zachowywać odpowiedzi. Mogą to admini i osoby, które wskazał operator.',
      bot: 'Wiadomości bota ani aplikacji nie da się zachować jako odpowiedzi.',
      elsewhere: 'Jako odpowiedź można zachować tylko wiadomość z kanału.',
      empty: 'Nie zostałoby nic do zacytowania.',
      'too-long': 'Ta wiadomość jest za długa na odpowiedź. Lepiej umieścić ją w dokumencie.',
      date: 'Ostatni dzień musi dopiero nadejść, w zapisie 2030-12-31.',
      taken: 'Ta wiadomość jest już zachowana.',
      withdrawn: 'Ta wiadomość została wycofana i nie da się jej zachować ponownie.',
      gone: 'Ten formularz jest już nieważny. Wybierz wiadomość jeszcze raz.',
      full: 'Jest za dużo zachowanych odpowiedzi. Część warto przenieść do dokumentu i usunąć.',
    },
  },
  waiting: {
    promise: 'Jeśli później zostanie zachowana odpowiedź, powiadomię o niej, raz.',
    answered: 'To pytanie padło od ciebie, a w artykułach nic nie było. Teraz jest odpowiedź:',
    answeredThere:
      'To pytanie padło od ciebie, a w artykułach nic nie było. Teraz jest odpowiedź, którą cytuję tylko na kanale, dla którego ją zachowano. Zapytaj tam jeszcze raz.',
    message: 'Wiadomość',
    declined: 'Nie powiadomię.',
    notYours: 'Może to powiedzieć tylko osoba, która pytała.',
    stored:
      'Jeśli w artykułach nic nie było, przechowuję też, w postaci zaszyfrowanej i najwyżej przez 30 dni, gdzie powiadomić cię o odpowiedzi. Zrobię to raz, chyba że tego nie chcesz.',
  },
  delivery: {
    elsewhere: 'Nie mogę odpowiedzieć w miejscu pytania, więc piszę tutaj.',
    tooLate: 'Było za późno na odpowiedź tam, gdzie padło pytanie, więc piszę tutaj.',
    stopped: 'Zatrzymano: na to pytanie nie odpowiem.',
  },
  slack: {
    keptOut:
      'Nie mogę pisać na kanale, na którym zadano pytanie: jest zarchiwizowany albo mnie tam nie ma. Zaproś mnie przez /invite, jeśli chcesz.',
    notInstalled:
      'Przepraszam, w tej chwili nie mogę tego sprawdzić. Spróbuj ponownie za kilka minut; jeśli to nie pomoże, trzeba mnie zainstalować na nowo.',
    askForm: {
      title: 'Zapytaj artykuły',
      submit: 'Zapytaj',
      close: 'Anuluj',
      question: 'Twoje pytanie',
      suggestion: 'Albo takie, na które jest odpowiedź',
      choose: 'Wpisz jedno z jego słów',
      nothing: 'Napisz pytanie albo wybierz jedno poniżej.',
    },
    home: {
      ask: 'Zadaj pytanie',
      articles: 'Odpowiadam na podstawie',
      suggested: 'Możesz zapytać',
      recent: 'Twoje pytania',
    },
  },
  chat: {
    help: `Wpisz pytanie. Odpowiadam cytatami z artykułów albo mówię, że o tym nie mówią.
Kolejne pytanie („why?”, „and who runs it?”) jest czytane razem z poprzednim.
  /more     więcej cytatów
  /context  pierwszy cytat w kontekście; /context 2 drugi
  /new      zapomnij poprzednie pytanie
  /sources  artykuły
  /privacy  co przechowuję z twoich pytań
  /help     ta pomoc
  /quit     zakończ (też Ctrl-D)
`,
    forgotten: 'Zapomniano. Następne pytanie będzie czytane osobno.',
    unknown: (command) => `Nie ma tu ${command}.`,
  },
};

const NOTHING_LEAVES = 'Nic nie jest nikomu wysyłane: odpowiedzi powstają na maszynie operatora.';
