import type { Span } from '../core/answer.ts';
import type { PlacedSentence } from '../core/reading/window.ts';
import type { ToPieces, WordPieces } from './word-pieces.ts';

/** The reader was trained on windows of so many pieces at most. */
export const MAX_WINDOW_PIECES = 140;

/** A sentence's pieces, with offsets in its passage's text; of one longer than a window, as many as fit. */
export function sentencePieces({ passage, index }: PlacedSentence, toPieces: ToPieces): WordPieces {
  const { start, end } = passage.sentences[index] ?? { start: 0, end: 0 };
  const { ids, words } = toPieces(passage.text.slice(start, end));
  return {
    ids: ids.slice(0, MAX_WINDOW_PIECES),
    words: words.slice(0, MAX_WINDOW_PIECES).map(([from, to]): Span => [start + from, start + to]),
  };
}
