/** What opening a corpus came to. */
export interface CorpusState {
  readonly articles: readonly { readonly id: string }[];
  /** A sentence for each file that was passed over. */
  readonly warnings: readonly string[];
}

/**
 * What is newly wrong with files, where articles are gone with it: then somebody has spoilt what was answered from. Empty: all
 * that is gone was taken away, and what is wrong was never answered from.
 */
export function lostToBadEdits(before: CorpusState, now: CorpusState): readonly string[] {
  const ids = new Set(now.articles.map(({ id }) => id));
  const known = new Set(before.warnings);
  const problems = now.warnings.filter((warning) => !known.has(warning));
  return before.articles.every(({ id }) => ids.has(id)) ? [] : problems;
}
