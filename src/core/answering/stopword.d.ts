/** Words that say little else than their language, by the language's code in ISO 639-3; and a function. */
declare module 'stopword' {
  export const eng: readonly string[];
}
