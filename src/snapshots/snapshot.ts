import type { Article } from '../core/article.ts';
import type { SavedIndex } from '../core/index/passage-index.ts';
import type { Cut } from '../core/reading/reader.ts';

/** One article as it was read, and what the reader works out of it once. */
export interface SavedArticle {
  readonly article: Article;
  /** Where it is cut into windows; `null` where no reader was there to do it. */
  readonly cut: Cut | null;
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
