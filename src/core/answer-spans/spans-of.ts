import type { Span } from '../answer.ts';

/** Where a global pattern matches, white space at the end of a match left out; empty matches are none. */
export function spansOf(pattern: RegExp, text: string): Span[] {
  return Array.from(
    text.matchAll(pattern),
    ({ 0: match, index }): Span => [index, index + match.trimEnd().length],
  ).filter(([start, end]) => end > start);
}
