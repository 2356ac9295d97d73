import type { Quote } from '../core/answer.ts';
import type { Gold } from './test-question.ts';

/** A gold piece that contains the quote must share at least this much of its text with it. */
const MOST_OF_ITS_TEXT = 0.5;

/**
 * A quote is right if it contains a gold piece, or a gold piece contains it and they share most of their text; from
 * the piece's own passage, where that is known.
 */
export function isRight({ text, passage }: Pick<Quote, 'text' | 'passage'>, gold: readonly Gold[]): boolean {
  return gold.some(
    (piece) =>
      (piece.passage === null || piece.passage === passage) &&
      (text.includes(piece.text) ||
        (piece.text.includes(text) && text.length > piece.text.length * MOST_OF_ITS_TEXT)),
  );
}
