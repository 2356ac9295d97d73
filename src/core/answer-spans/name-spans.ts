import type { Span } from '../answer.ts';
import { isStopWord } from '../language/term-of-word.ts';

/** What may stand inside a name, between its capitals: “Institute for the Study of War”, “Carl von Clausewitz”. */
const INSIDE = '(?:of|the|for|de|du|des|van|von|der|den|al|bin|ibn|da|di|la|le|el)';
const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'’&-]*(?:\\.\\p{L}+)*\\.?";
const NAME = RegExp(`${CAPITALISED}(?:\\s+(?:${INSIDE}\\s+){0,2}${CAPITALISED})*`, 'gu');
const FIRST_WORD = RegExp(
  `^[\\p{L}\\p{M}\\p{N}]+(?:['’]\\p{L}+)?(?:[^\\p{L}\\p{N}]+${INSIDE}(?=\\s))*[^\\p{L}\\p{N}]*`,
  'u',
);
/** A possessive or a full stop that closes a sentence is no part of a name; the stop of an initial stays. */
const CLOSING = /(?:['’]s?|(?<=\p{Ll}|\p{Lu}\p{Lu})\.)$/u;

/**
 * The names in a text, told by their capitals, in order. A sentence's first word is one too, unless it is a stop word: what
 * else it may be can't be told from the text alone.
 */
export function nameSpans(text: string): Span[] {
  return Array.from(text.matchAll(NAME), ({ 0: match, index }) => nameIn(match, index)).filter(
    (span): span is Span => span !== null,
  );
}

function nameIn(match: string, index: number): Span | null {
  let start = 0;
  for (;;) {
    const first = FIRST_WORD.exec(match.slice(start));
    const word = /^[\p{L}\p{M}\p{N}'’]+/u.exec(match.slice(start))?.[0];
    if (first === null || word === undefined || !isStopWord(word)) break;
    start += first[0].length;
  }
  const name = match.slice(start).replace(CLOSING, '');
  return /\p{Lu}/u.test(name) && name.length > 1 ? [index + start, index + start + name.length] : null;
}
