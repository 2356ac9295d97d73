/** What to do about articles that aren't as they should be. @param areInDatabase with `RETRIEVER=postgres` */
export function mendArticles(areInDatabase: boolean): string {
  return areInDatabase
    ? 'Run “kursk index” where the files of the articles are; it says which of them are wrong.'
    : 'Mend or remove what is named, or let CORPUS_DIR name other articles; “kursk articles” lists what is read.';
}
