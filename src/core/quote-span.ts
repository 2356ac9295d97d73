import type { Passage } from './article.ts';

/** A quote of two sentences is no longer than this; one sentence may be. In UTF-16 units. */
export const MAX_JOINED_LENGTH = 400;

/** A sentence shorter than this says too little alone. In UTF-16 units. */
const SHORTEST_ALONE = 40;

/** How English sentences open that lean on the one before. */
const LEANS_BACK =
  /^\P{L}*(?:he|she|it|they|this|that|these|those|there|such|his|her|its|their|so|but|and|or|nor|yet|then|thus|hence|here|however|therefore|instead|meanwhile|moreover|furthermore|additionally|consequently|otherwise|also|both|neither|either|another|others|one|the (?:former|latter|same|other)|in so doing|in other words|as a result|for example|for instance)\b/iu;

const OPENING_QUOTE = /[“«]/gu;
const CLOSING_QUOTE = /[”»]/gu;

/** Sentences `first` to `last` of a passage, as offsets in its text without the white space around them. */
export interface QuoteSpan {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The sentence at `index`, with a neighbour where it can't stand alone: the one before when it leans on it, is very short
 * or closes a quotation opened there; the one after when it opens a quotation closed there. Never more than two, and
 * never two that are too long together.
 */
export function quoteSpanOf(passage: Passage, index: number): QuoteSpan {
  const alone = spanOf(passage, index, index);
  const text = passage.text.slice(alone.start, alone.end);
  const unclosed = count(text, OPENING_QUOTE) - count(text, CLOSING_QUOTE);
  const needsBefore = unclosed < 0 || LEANS_BACK.test(text) || text.length < SHORTEST_ALONE;
  const joined = [
    ...(needsBefore && index > 0 ? [spanOf(passage, index - 1, index)] : []),
    ...(unclosed > 0 && index + 1 < passage.sentences.length ? [spanOf(passage, index, index + 1)] : []),
  ];
  return joined.find(({ start, end }) => end - start <= MAX_JOINED_LENGTH) ?? alone;
}

function spanOf({ text, sentences }: Passage, first: number, last: number): QuoteSpan {
  const start = sentences[first]?.start ?? 0;
  const end = sentences[last]?.end ?? text.length;
  const slice = text.slice(start, end);
  return {
    first,
    last,
    start: start + (slice.length - slice.trimStart().length),
    end: start + slice.trimEnd().length,
  };
}

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}
