import type { Article } from './article.ts';
import type { Ask } from './ask.ts';
import { onlyArticles } from './index/only-articles.ts';
import type { PassageIndex } from './index/passage-index.ts';

/** What a bot answers from. Another one takes its place when the articles change. */
export interface Library {
  readonly articles: readonly Article[];
  /** Answers from the articles with these ids; `null`: from all. */
  readonly askFrom: (ids: readonly string[] | null) => Ask;
}

/** @param createAsk what answers from an index */
export function createLibrary(index: PassageIndex, createAsk: (index: PassageIndex) => Ask): Library {
  const askAll = createAsk(index);
  return {
    articles: index.articles,
    askFrom: (ids) => (ids === null ? askAll : createAsk(onlyArticles(index, ids))),
  };
}
