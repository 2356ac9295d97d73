/** A text in English, and in other languages by Discord's codes. */
export interface Localization {
  readonly en: string;
  readonly others: Readonly<Record<'de' | 'fr' | 'es-ES' | 'es-419' | 'pl' | 'uk', string>>;
}

interface Words {
  /** Lower-case letters and digits, without spaces, because people type it. */
  readonly name: Localization;
  readonly description: Localization;
}

/** Names and descriptions of the commands, in the languages the bot speaks. */
export const COMMAND_WORDS = {
  root: text(
    'Ask the articles',
    'Die Artikel fragen',
    'Interroger les articles',
    'Preguntar a los artículos',
    'Zapytaj artykuły',
    'Запитати статті',
  ),
  ask: {
    name: text('ask', 'fragen', 'demander', 'preguntar', 'zapytaj', 'запитати'),
    description: text(
      'Ask a question; the answer is a quote',
      'Eine Frage stellen; die Antwort ist ein Zitat',
      'Poser une question ; la réponse est une citation',
      'Hacer una pregunta; la respuesta es una cita',
      'Zadaj pytanie; odpowiedzią jest cytat',
      'Поставити запитання; відповідь — цитата',
    ),
  },
  question: {
    name: text('question', 'frage', 'question', 'pregunta', 'pytanie', 'запитання'),
    description: text(
      'A question, or a few words',
      'Eine Frage oder ein paar Wörter',
      'Une question ou quelques mots',
      'Una pregunta o unas palabras',
      'Pytanie lub kilka słów',
      'Запитання або кілька слів',
    ),
  },
  help: {
    name: text('help', 'hilfe', 'aide', 'ayuda', 'pomoc', 'довідка'),
    description: text(
      'What I am and how to ask',
      'Was ich bin und wie man fragt',
      'Ce que je suis et comment demander',
      'Qué soy y cómo preguntar',
      'Czym jestem i jak pytać',
      'Хто я і як запитувати',
    ),
  },
  sources: {
    name: text('sources', 'quellen', 'sources', 'fuentes', 'źródła', 'джерела'),
    description: text(
      'The articles I answer from',
      'Die Artikel, aus denen ich antworte',
      'Les articles dont je tire mes réponses',
      'Los artículos de los que respondo',
      'Artykuły, z których odpowiadam',
      'Статті, з яких я відповідаю',
    ),
  },
  gaps: {
    name: text('gaps', 'lücken', 'lacunes', 'lagunas', 'luki', 'прогалини'),
    description: text(
      'Questions that the articles don’t answer (for admins)',
      'Was gefragt wurde und nicht in den Artikeln steht (für Admins)',
      'Ce qui a été demandé et que les articles ne disent pas (admins)',
      'Lo que se preguntó y los artículos no dicen (para admins)',
      'O co pytano, a czego nie ma w artykułach (dla adminów)',
      'Про що запитували, а в статтях цього немає (для адмінів)',
    ),
  },
  days: {
    name: text('days', 'tage', 'jours', 'días', 'dni', 'дні'),
    description: text(
      'How many days back; 30 unless you say otherwise',
      'Wie viele Tage zurück; ohne Angabe 30',
      'Combien de jours en arrière ; 30 par défaut',
      'Cuántos días atrás; 30 si no se indica',
      'Ile dni wstecz; domyślnie 30',
      'За скільки днів; зазвичай 30',
    ),
  },
  privacy: {
    name: text('privacy', 'datenschutz', 'confidentialité', 'privacidad', 'prywatność', 'приватність'),
    description: text(
      'What is stored of your questions, and how to erase it',
      'Was von deinen Fragen aufbewahrt wird und wie man es löscht',
      'Ce qui est conservé de vos questions et comment l’effacer',
      'Qué se guarda de lo que preguntas y cómo borrarlo',
      'Co zostaje z twoich pytań i jak to usunąć',
      'Що зберігається з ваших запитань і як це стерти',
    ),
  },
  settings: {
    name: text('settings', 'einstellungen', 'réglages', 'ajustes', 'ustawienia', 'налаштування'),
    description: text(
      'How I behave in this channel (for admins)',
      'Wie ich mich in diesem Kanal verhalte (für Admins)',
      'Mon comportement dans ce salon (admins)',
      'Cómo me comporto en este canal (para admins)',
      'Jak zachowuję się na tym kanale (dla adminów)',
      'Як я поводжуся в цьому каналі (для адмінів)',
    ),
  },
  change: {
    name: text('change', 'ändern', 'changer', 'cambiar', 'zmiana', 'зміна'),
    description: text(
      'What to change, such as “answers public”; leave it empty to see the settings',
      'Was zu ändern ist, etwa „answers public“; leer, um sie zu zeigen',
      'Ce qu’il faut changer, par exemple « answers public » ; vide pour les voir',
      'Qué cambiar, por ejemplo «answers public»; vacío para verlos',
      'Co zmienić, np. „answers public”; puste, aby je zobaczyć',
      'Що змінити, наприклад «answers public»; порожньо — показати',
    ),
  },
  message: text(
    'Ask about this message',
    'Zu dieser Nachricht fragen',
    'Interroger sur ce message',
    'Preguntar por este mensaje',
    'Zapytaj o tę wiadomość',
    'Запитати про це повідомлення',
  ),
  keep: text(
    'Keep as an answer',
    'Als Antwort behalten',
    'Garder comme réponse',
    'Guardar como respuesta',
    'Zachowaj jako odpowiedź',
    'Зберегти як відповідь',
  ),
} satisfies Record<string, Words | Localization>;

function text(en: string, de: string, fr: string, es: string, pl: string, uk: string): Localization {
  return { en, others: { de, fr, 'es-ES': es, 'es-419': es, pl, uk } };
}
