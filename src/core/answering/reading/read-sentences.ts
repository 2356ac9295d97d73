import type { ArticleHead, Passage, PlacedPassage, PlacedSentence } from '../../article.ts';
import type { SentenceReading, Window, WindowReading } from '../../ports/reader.ts';
import type { Span } from '../answer.ts';

/** The weight of a reading of a sentence alone in its window, relative to a reading of it among others. */
const ALONE_WEIGHT = 0.5;

/** All readings of a sentence, combined. */
export interface ReadSentence {
  /** Offsets in the passage's text: the span of its best reading. */
  readonly span: Span;
  /** A logit: the weighted mean of its readings. */
  readonly score: number;
  /** The score less that of there being no answer in any of the windows: the logit of this span against no answer. */
  readonly lead: number;
}

export interface ReadSentences {
  /** The passages of the sentences that were read, each once, in the order of the windows. */
  readonly passages: readonly PlacedPassage[];
  /** `null` for a sentence that wasn't read, or in which the reader found no span. */
  of(sentence: PlacedSentence): ReadSentence | null;
}

interface WeightedReading extends SentenceReading {
  readonly weight: number;
}

/**
 * Combines the readings of all windows into one for each sentence.
 *
 * @param windows a sentence may be in several
 * @param readings of each window, in order; at least one
 */
export function readSentences(windows: readonly Window[], readings: readonly WindowReading[]): ReadSentences {
  const byPassage = readingsByPassage(windows, readings);
  const noAnswerScore = pooledNoAnswerScore(readings);
  return {
    passages: Array.from(byPassage, ([passage, { article }]) => ({ article, passage })),
    of({ passage, index }) {
      const ofSentence = byPassage.get(passage)?.sentences.get(index) ?? [];
      const [first, ...others] = ofSentence;
      if (first === undefined) return null;
      let best = first;
      for (const other of others) if (other.score > best.score) best = other;
      const score = meanScore(ofSentence);
      return { span: best.span, score, lead: score - noAnswerScore };
    },
  };
}

interface PassageReadings {
  readonly article: ArticleHead;
  /** By the sentence's index. */
  readonly sentences: Map<number, WeightedReading[]>;
}

function readingsByPassage(
  windows: readonly Window[],
  readings: readonly WindowReading[],
): ReadonlyMap<Passage, PassageReadings> {
  const byPassage = new Map<Passage, PassageReadings>();
  for (const [number, { article, sentences }] of windows.entries()) {
    const weight = sentences.length === 1 ? ALONE_WEIGHT : 1;
    for (const [position, { passage, index }] of sentences.entries()) {
      const inPassage: PassageReadings = byPassage.get(passage) ?? { article, sentences: new Map() };
      byPassage.set(passage, inPassage);
      const reading = readings[number]?.sentences[position] ?? null;
      if (reading === null) continue;
      const ofSentence = inPassage.sentences.get(index) ?? [];
      inPassage.sentences.set(index, ofSentence);
      ofSentence.push({ ...reading, weight });
    }
  }
  return byPassage;
}

function meanScore(readings: readonly WeightedReading[]): number {
  let [sum, weights] = [0, 0];
  for (const { score, weight } of readings) {
    sum += score * weight;
    weights += weight;
  }
  return sum / weights;
}

/**
 * The score of there being no answer in any of the windows. The windows' logits are pooled as likelihoods (the log of the mean of
 * the exponentials), first those of the start, then those of the end, and the two are added. The reader was trained with
 * "no answer" pooled in this way and the spans of all windows normalised together (Clark and Gardner 2018), so a span's score
 * less this score is the logit of the span against no answer.
 *
 * @param readings at least one
 */
export function pooledNoAnswerScore(readings: readonly WindowReading[]): number {
  const starts = readings.map(({ noAnswer: [start] }) => start);
  const ends = readings.map(({ noAnswer: [, end] }) => end);
  return logMeanExp(starts) + logMeanExp(ends);
}

/** The largest value is subtracted first, so that no exponential overflows. */
function logMeanExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp(value - largest), 0);
  return largest + Math.log(sum / values.length);
}
