import type { Span } from '../core/answer.ts';

/** What a text is to the reader: numbers of its vocabulary, in order, and the words they are pieces of. */
export interface WordPieces {
  readonly ids: readonly number[];
  /** Of each piece the offsets of its word in the text, in UTF-16 units. */
  readonly words: readonly Span[];
}

/** Cuts a text into the reader's word pieces. */
export type ToPieces = (text: string) => WordPieces;
