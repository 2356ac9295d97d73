import type { ArticleHead, Passage } from '../article.ts';

/** A sentence where it stands: `passage.sentences[index]`. */
export interface PlacedSentence {
  readonly passage: Passage;
  readonly index: number;
}

/** Consecutive sentences of one article, at least one: what a reader sees at once. */
export interface Window {
  readonly article: ArticleHead;
  readonly sentences: readonly PlacedSentence[];
}
