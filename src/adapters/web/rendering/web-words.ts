/** The words of the pages, except those of the bot's replies. */
export const words = {
  name: 'Kursk bot',
  promise: 'Answers are quoted word for word from the articles, or the articles don’t say.',
  ask: 'Ask',
  question: 'Your question',
  followUp: 'Ask something else, or follow up',
  suggested: 'You could ask',
  articles: 'Articles',
  help: 'Help',
  privacy: 'Privacy',
  sources: 'Articles',
  cookie:
    'On these pages a cookie with a random number tells visitors apart until the browser is closed. Your network address is counted for a minute, so that nobody asks too much, and is not stored.',
  skip: 'Skip to the content',
  linkTo: (passage: number) => `Link to paragraph ${passage}`,
  original: 'Original',
  controls: 'What you can do with this answer',
  passages: (count: number) => `${count} ${count === 1 ? 'paragraph' : 'paragraphs'}`,
  notFound: 'There is no such page.',
  gone: 'The article may have been renamed or removed.',
  badRequest: 'That request can’t be understood. Please go back and try again.',
  limited: (seconds: number) =>
    `That was a lot in a short time. Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  unknownHost:
    'This service isn’t known by the name in this request: whoever runs it can set PUBLIC_URL to the address that people use, or add the name to ALLOWED_HOSTS.',
  tooLarge: 'That is too long.',
} as const;
