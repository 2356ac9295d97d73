import type { Candidate } from './lookup.ts';
import type { PassageIndex } from './passage-index.ts';

/** How many times more passages are looked at, each time that too few are of these articles. */
const WIDER = 10;

/** An index that finds passages of these articles only. It weighs words as the whole index does. */
export function onlyArticles(index: PassageIndex, ids: readonly string[]): PassageIndex {
  const wanted = new Set(ids);
  return {
    ...index,
    articles: index.articles.filter(({ id }) => wanted.has(id)),
    candidates(terms, limit) {
      let found: Candidate[] = [];
      for (let width = limit; ; width *= WIDER) {
        const all = index.candidates(terms, width);
        found = all.filter(({ article }) => wanted.has(article.id)).slice(0, limit);
        if (found.length === limit || all.length < width) return found;
      }
    },
  };
}
