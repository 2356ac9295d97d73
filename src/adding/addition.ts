import type { Article } from '../core/article.ts';
import type { PassageChange } from './compare-passages.ts';

/** What adding an article comes to. */
export interface Addition {
  /** `same`: the source says what it said when it was added, and nothing is to be written. */
  readonly kind: 'new' | 'changed' | 'same';
  /** The file to write. */
  readonly path: string;
  /** What to write to it. */
  readonly text: string;
  /** As it is read from there then. */
  readonly article: Article;
  /** Of the source against what the file holds now; empty when it is new. */
  readonly changes: readonly PassageChange[];
  /** Somebody has edited the file since it was added, which writing it undoes. */
  readonly isEdited: boolean;
  readonly warnings: readonly string[];
}
