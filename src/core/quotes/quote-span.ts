import type { Passage } from '../article.ts';
import { asks } from '../language/asks.ts';

/** A quote of two sentences is no longer than this; one sentence may be. In UTF-16 units. */
export const MAX_JOINED_LENGTH = 400;

/** A sentence shorter than this says too little alone. In UTF-16 units. */
const SHORTEST_ALONE = 40;

/** How English sentences open that lean on the one before. */
const LEANS_BACK =
  /^\P{L}*(?:he|she|it|they|this|that|these|those|there|such|his|her|its|their|so|but|and|or|nor|yet|then|thus|hence|here|however|therefore|instead|meanwhile|moreover|furthermore|additionally|consequently|otherwise|also|both|neither|either|another|others|one|the (?:former|latter|same|other)|in so doing|in other words|as a result|for example|for instance)\b/iu;

const OPENING_QUOTE = /[“«]/gu;
const CLOSING_QUOTE = /[”»]/gu;

/** Offsets in a passage's text, without the white space around what they hold. */
export interface QuoteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentence at `index`, with a neighbour where it can't stand alone: the one before when it closes a quotation opened
 * there; the one after when it is a question; the one before when it leans on it or is very short; the one after when it
 * opens a quotation closed there; else with a wanted neighbour, rather the one after. Never more than two, never two that
 * are too long together, and never the same twice.
 */
export function quoteSpanOf(
  { text, sentences }: Passage,
  index: number,
  isWanted: (neighbour: number) => boolean,
): QuoteSpan {
  const sentence = sentences[index] ?? { start: 0, end: text.length };
  const alone = trimmed(text, sentence);
  const said = text.slice(alone.start, alone.end);
  const unclosed = count(said, OPENING_QUOTE) - count(said, CLOSING_QUOTE);
  const leansBack = LEANS_BACK.test(said) || said.length < SHORTEST_ALONE;
  const [withBefore, withAfter] = [index - 1, index + 1].map((at) => {
    const neighbour = sentences[at];
    if (neighbour === undefined || text.slice(neighbour.start, neighbour.end).trim() === said)
      return undefined;
    const [start, end] = [Math.min(neighbour.start, sentence.start), Math.max(neighbour.end, sentence.end)];
    return trimmed(text, { start, end });
  });
  const joined = [
    unclosed < 0 ? withBefore : undefined,
    // A question doesn't answer; what follows it may.
    asks(said) ? withAfter : undefined,
    leansBack ? withBefore : undefined,
    unclosed > 0 ? withAfter : undefined,
    isWanted(index + 1) ? withAfter : undefined,
    isWanted(index - 1) ? withBefore : undefined,
  ];
  return joined.find((span) => span !== undefined && span.end - span.start <= MAX_JOINED_LENGTH) ?? alone;
}

function trimmed(text: string, { start, end }: QuoteSpan): QuoteSpan {
  const slice = text.slice(start, end);
  return { start: end - slice.trimStart().length, end: start + slice.trimEnd().length };
}

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}
