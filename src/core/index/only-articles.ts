import type { PassageIndex } from './passage-index.ts';

/** An index that finds passages of these articles only. It weighs words as the whole index does. */
export function onlyArticles(index: PassageIndex, ids: readonly string[]): PassageIndex {
  const wanted = new Set(ids);
  return {
    ...index,
    articles: index.articles.filter(({ id }) => wanted.has(id)),
    candidates: (terms, limit, isWanted = () => true) =>
      index.candidates(terms, limit, (article) => wanted.has(article.id) && isWanted(article)),
  };
}
