import type { ArticleHead } from '../article.ts';
import type { VectorIndex } from '../index/vector-index.ts';
import type { Embedder } from '../ports/embedder.ts';

/** What is needed to search a corpus by meaning. */
export interface Meaning {
  readonly embedder: Pick<Embedder, 'embedQuestion'>;
  /** Of the same articles as the word index. Incomplete while passages are being embedded: see `coverage`. */
  readonly vectors: VectorIndex;
}

/** Restricts a search by meaning to some of its articles. */
export function restrictMeaning({ embedder, vectors }: Meaning, articles: readonly ArticleHead[]): Meaning {
  const restricted = new Set(articles);
  return {
    embedder,
    vectors: {
      ...vectors,
      compare: (question, isWanted = () => true) =>
        vectors.compare(question, (article) => restricted.has(article) && isWanted(article)),
    },
  };
}
