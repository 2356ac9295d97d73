import type { Span } from '../answer.ts';
import { wordsOf } from '../language/words.ts';

/** A span of a text, widened to the whole of every word that it touches. */
export function wholeWords(text: string, [start, end]: Span): Span {
  const touched = wordsOf(text).filter((word) => word.start < end && start < word.end);
  return [Math.min(start, touched[0]?.start ?? start), Math.max(end, touched.at(-1)?.end ?? end)];
}
