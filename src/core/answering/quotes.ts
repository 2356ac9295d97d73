import type { Passage } from '../article.ts';
import type { Engine } from './answer.ts';
import type { AnswerKind } from './answer-kind.ts';
import { endsInQuestion } from './question.ts';
import type { RankedSentence } from './ranking/rank-sentences.ts';

/**
 * A further quote must score at least this share of the first one's score. The reader says something for every sentence; with two fifths
 * of the first one's score one quote in seven is left out, and one right one in a thousand (SQuAD 1.1).
 */
const MIN_SHARE_OF_BEST: Readonly<Record<Engine, number>> = { lexical: 0.3, reader: 0.4 };

/** A sentence that scores this share of its neighbour's score is quoted with it. */
const NEARLY_AS_GOOD = 0.6;

/** Two quotes whose sentences share more of their terms than this say the same (Jaccard index). */
const MAX_SHARED_TERMS = 0.8;

/** A quote chosen, before it is worded: a span of one passage and the sentence it was chosen for. */
export interface ChosenQuote {
  readonly ranked: RankedSentence;
  readonly span: QuoteSpan;
}

/**
 * The best sentences as quotes, best first: none twice, none nearly the same, none far below the best. What asks for
 * several things gets quotes from different passages.
 */
export function chooseQuotes(
  ranked: readonly RankedSentence[],
  kind: AnswerKind,
  limit: number,
  engine: Engine,
): ChosenQuote[] {
  const chosen: ChosenQuote[] = [];
  const least = (ranked[0]?.score ?? 0) * MIN_SHARE_OF_BEST[engine];
  const scoreOf = scoresOf(ranked);
  for (const candidate of ranked) {
    if (chosen.length === limit || candidate.score < least) break;
    const quote = { ranked: candidate, span: spanOf(candidate, scoreOf) };
    if (!chosen.some((other) => overlaps(quote, other, kind) || isNearDuplicate(quote, other)))
      chosen.push(quote);
  }
  return chosen;
}

/** The quote itself, a slice of its passage. */
export function quoteText({ ranked, span }: ChosenQuote): string {
  return ranked.passage.text.slice(span.start, span.end);
}

/** A sentence's score, by its passage and place; none is below that of a sentence that isn't ranked. */
type ScoreOf = (passage: Passage, index: number) => number;

function scoresOf(ranked: readonly RankedSentence[]): ScoreOf {
  const scores = new Map<Passage, Map<number, number>>();
  for (const { passage, index, score } of ranked) {
    const inPassage = scores.get(passage) ?? new Map<number, number>();
    scores.set(passage, inPassage.set(index, score));
  }
  return (passage, index) => scores.get(passage)?.get(index) ?? Number.NEGATIVE_INFINITY;
}

function spanOf({ passage, index, score }: RankedSentence, scoreOf: ScoreOf): QuoteSpan {
  return quoteSpanOf(passage, index, (neighbour) => scoreOf(passage, neighbour) >= score * NEARLY_AS_GOOD);
}

/** Of a list, two from one passage do: its things stand in different ones. */
function overlaps(a: ChosenQuote, b: ChosenQuote, kind: AnswerKind): boolean {
  if (a.ranked.passage !== b.ranked.passage) return false;
  return kind === 'list' || (a.span.start < b.span.end && b.span.start < a.span.end);
}

function isNearDuplicate(a: ChosenQuote, b: ChosenQuote): boolean {
  return quoteText(a).includes(quoteText(b)) || sharesTerms(a, b);
}

function sharesTerms(a: ChosenQuote, b: ChosenQuote): boolean {
  const [left, right] = [new Set(a.ranked.words), new Set(b.ranked.words)];
  if (left.size + right.size === 0) return false;
  const shared = [...left].filter((term) => right.has(term)).length;
  return shared / (left.size + right.size - shared) > MAX_SHARED_TERMS;
}

/** A quote of two sentences is no longer than this; one sentence may be. In UTF-16 units. */
export const MAX_JOINED_LENGTH = 400;

/** A sentence shorter than this says too little alone. In UTF-16 units. */
const MIN_LENGTH_ALONE = 40;

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
  const leansBack = LEANS_BACK.test(said) || said.length < MIN_LENGTH_ALONE;
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
    endsInQuestion(said) ? withAfter : undefined,
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
