/**
 * Chooses quotes from the ranked sentences: first which sentences to quote, then how far each quote extends, so that it can be
 * understood alone.
 */

import { announces, type Passage } from '../article.ts';
import type { Engine } from './answer.ts';
import type { AnswerKind } from './answer-kind.ts';
import { currentFirst, sharedShare, withoutSuperseded } from './editions.ts';
import { endsInQuestion, type Question } from './question.ts';
import type { RankedSentence } from './ranking/rank-sentences.ts';

/**
 * A further quote must score at least this share of the first one's score. The reader gives every sentence some score; with its
 * share, one quote in seven is left out, and one right quote in a thousand (SQuAD 1.1).
 */
const MIN_SHARE_OF_BEST: Readonly<Record<Engine, number>> = { lexical: 0.3, reader: 0.4 };

/** A sentence with at least this share of a quoted neighbour's score is quoted together with it. */
const NEARLY_AS_GOOD = 0.6;

/** Two quotes whose sentences share more of their terms (by the Jaccard index) are near-duplicates. */
const MAX_SHARED_TERMS = 0.8;

/** A span of a passage, and the sentence that it was chosen for. */
export interface ChosenQuote {
  readonly ranked: RankedSentence;
  readonly span: QuoteSpan;
}

export interface QuoteChoice {
  /** The most quotes. */
  readonly limit: number;
  readonly engine: Engine;
  /** Whether a short passage is quoted whole, for whoever must judge if it answers. */
  readonly isUnsure?: boolean;
}

/**
 * The best sentences as quotes, best first: no overlaps, no near-duplicates, nothing that a newer edition replaces, what no longer
 * holds after what does, none far below the best. What only asks, announces or repeats the question isn't the first if there is another. A question that asks for a list
 * gets quotes from different passages. Under a heading that asks the question, a short passage is quoted whole: all of it answers.
 */
export function chooseQuotes(
  ranked: readonly RankedSentence[],
  { kind, terms }: Pick<Question, 'kind' | 'terms'>,
  { limit, engine, isUnsure = false }: QuoteChoice,
): ChosenQuote[] {
  const asked = new Set(terms.map(({ term }) => term));
  const chosen: ChosenQuote[] = [];
  const held: ChosenQuote[] = [];
  const current = currentFirst(withoutSuperseded(ranked));
  const minScore = (current[0]?.score ?? 0) * MIN_SHARE_OF_BEST[engine];
  const isGoodEnough = ({ score, isUnderQuestion }: RankedSentence) => isUnderQuestion || score >= minScore;
  const scoreOf = scoresOf(ranked);
  for (const candidate of current) {
    if (chosen.length === limit || !isGoodEnough(candidate)) break;
    const quote = { ranked: candidate, span: spanOf(candidate, scoreOf, isUnsure) };
    const isTaken = (other: ChosenQuote) =>
      overlap(quote, other) || areOfOneItem(quote, other, kind) || isNearDuplicate(quote, other);
    if ([...chosen, ...held].some(isTaken)) continue;
    (chosen.length === 0 && answersNothing(quote, asked) ? held : chosen).push(quote);
  }
  return [...chosen.slice(0, 1), ...held, ...chosen.slice(1)].slice(0, limit);
}

/**
 * Whether it only asks or announces, such as a link to a page that is called by a question, or is no sentence and only repeats what
 * was asked, such as an error message that somebody looks up. Then any other comes first.
 */
function answersNothing(quote: ChosenQuote, asked: ReadonlySet<string>): boolean {
  const text = quoteText(quote);
  return endsInQuestion(text) || announces(text) || repeats(quote, text, asked);
}

function repeats(
  { ranked: { sentence, words } }: ChosenQuote,
  text: string,
  asked: ReadonlySet<string>,
): boolean {
  const isAlone = text.length <= sentence.end - sentence.start;
  return isAlone && !SENTENCE_END.test(text) && words.every((word) => asked.has(word));
}

/** The quote's text, a slice of its passage. */
export function quoteText({ ranked, span }: ChosenQuote): string {
  return ranked.passage.text.slice(span.start, span.end);
}

/** The score of a sentence of a passage; -∞ for one that isn't ranked. */
type ScoreOf = (passage: Passage, index: number) => number;

function scoresOf(ranked: readonly RankedSentence[]): ScoreOf {
  const scores = new Map<Passage, Map<number, number>>();
  for (const { passage, index, score } of ranked) {
    const inPassage = scores.get(passage) ?? new Map<number, number>();
    scores.set(passage, inPassage.set(index, score));
  }
  return (passage, index) => scores.get(passage)?.get(index) ?? Number.NEGATIVE_INFINITY;
}

/** `null` where the passage is too long to be quoted whole. */
function wholeOf({ passage: { text } }: RankedSentence): QuoteSpan | null {
  return text.length <= MAX_WHOLE_LENGTH ? { start: 0, end: text.length } : null;
}

function spanOf(ranked: RankedSentence, scoreOf: ScoreOf, isUnsure: boolean): QuoteSpan {
  const { passage, index, score, isUnderQuestion } = ranked;
  const whole = isUnsure || isUnderQuestion ? wholeOf(ranked) : null;
  return (
    whole ?? quoteSpanOf(passage, index, (neighbour) => scoreOf(passage, neighbour) >= score * NEARLY_AS_GOOD)
  );
}

/** Whether two quotes have a word in common: they are of one passage, and neither ends before the other. */
export function overlap(a: ChosenQuote, b: ChosenQuote): boolean {
  return a.ranked.passage === b.ranked.passage && a.span.start < b.span.end && b.span.start < a.span.end;
}

/** For a list, one passage is quoted once: the items are in different passages. */
function areOfOneItem(a: ChosenQuote, b: ChosenQuote, kind: AnswerKind): boolean {
  return kind === 'list' && a.ranked.passage === b.ranked.passage;
}

function isNearDuplicate(a: ChosenQuote, b: ChosenQuote): boolean {
  return quoteText(a).includes(quoteText(b)) || shareTerms(a, b);
}

function shareTerms(a: ChosenQuote, b: ChosenQuote): boolean {
  return sharedShare(new Set(a.ranked.words), new Set(b.ranked.words)) > MAX_SHARED_TERMS;
}

/** The longest quote of two sentences, in UTF-16 units. A single sentence may be longer. */
export const MAX_JOINED_LENGTH = 400;

/**
 * The longest passage that is quoted whole, in UTF-16 units. Of 195 questions on an article and four handbooks three more get the right
 * first quote so than sentence by sentence, for quotes that are a tenth to two fifths longer; with 300 none does.
 */
const MAX_WHOLE_LENGTH = 600;

/** A shorter sentence, in UTF-16 units, says too little alone. */
const MIN_LENGTH_ALONE = 40;

/** How English sentences open that depend on the one before. */
const DEPENDS_ON_BEFORE =
  /^\P{L}*(?:he|she|it|they|this|that|these|those|there|such|his|her|its|their|so|but|and|or|nor|yet|then|thus|hence|here|however|therefore|instead|meanwhile|moreover|furthermore|additionally|consequently|otherwise|also|both|neither|either|another|others|one|the (?:former|latter|same|other)|in so doing|in other words|as a result|for example|for instance)\b/iu;

const SENTENCE_END = /[.!?…。！？][)"'”’»]?$/u;

const OPENING_QUOTE = /[“«]/gu;
const CLOSING_QUOTE = /[”»]/gu;

/** Offsets in a passage's text, without white space at either end. */
export interface QuoteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentence at `index`, with a neighbour where it can't be understood alone. In order of precedence, it is joined with
 *
 * 1. the sentence before, if it closes a quotation that opens there;
 * 2. the sentence after, if it is a question or ends in a colon: what follows may answer it, or is what it announces;
 * 3. the sentence before, if it depends on that or is very short;
 * 4. the sentence after, if it opens a quotation;
 * 5. a wanted neighbour, preferably the one after.
 *
 * Two sentences are joined only if they differ and are not too long together.
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
  const dependsOnBefore = DEPENDS_ON_BEFORE.test(said) || said.length < MIN_LENGTH_ALONE;
  const [withBefore, withAfter] = [index - 1, index + 1].map((at) => {
    const neighbour = sentences[at];
    if (neighbour === undefined || text.slice(neighbour.start, neighbour.end).trim() === said)
      return undefined;
    const [start, end] = [Math.min(neighbour.start, sentence.start), Math.max(neighbour.end, sentence.end)];
    return trimmed(text, { start, end });
  });
  const joined = [
    unclosed < 0 ? withBefore : undefined,
    endsInQuestion(said) || announces(said) ? withAfter : undefined,
    dependsOnBefore ? withBefore : undefined,
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
