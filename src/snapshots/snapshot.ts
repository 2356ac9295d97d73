import type { Article } from '../core/article.ts';
import type { SavedIndex } from '../core/index/passage-index.ts';

/** One article as it was read, with room for what a reader works out of it once. */
export interface SavedArticle {
  readonly article: Article;
  /** Plain data of the reader's; `null` while there is none. */
  readonly reader: unknown;
}

/** All that a corpus needs to answer, without reading it again. */
export interface Snapshot {
  /** Of the corpus it was made of. */
  readonly key: string;
  readonly articles: readonly SavedArticle[];
  /** What was wrong with files that were passed over. */
  readonly skipped: readonly string[];
  readonly index: SavedIndex;
}
