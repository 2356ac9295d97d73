import type { ArticleHead, Passage } from '../../article.ts';
import type { PlacedSentence, SentenceReading, Window, WindowReading } from '../../ports/reader.ts';
import type { Span } from '../answer.ts';

/** A reading of a sentence that stood alone in its window counts so much, against one among others. */
const ALONE_WEIGHT = 0.5;

/** What the reader points at in a sentence. */
export interface ReadSentence {
  /** Offsets in the passage's text: the best of its readings. */
  readonly span: Span;
  /** How much speaks for it, as the reader says: a logit, the mean of its readings. */
  readonly score: number;
  /** The same against there being no answer in any of the windows. */
  readonly lead: number;
}

/** Every sentence that was read. */
export interface ReadSentences {
  /** The passages they stand in, each once, in the order of the windows. */
  readonly places: readonly { readonly article: ArticleHead; readonly passage: Passage }[];
  /** `null` of a sentence that wasn't read, or has nothing to point at. */
  of(sentence: PlacedSentence): ReadSentence | null;
}

interface WeightedReading extends SentenceReading {
  readonly weight: number;
}

/**
 * Puts together what was read.
 *
 * @param windows a sentence may stand in several
 * @param readings of each window, in order; at least one
 */
export function readSentences(windows: readonly Window[], readings: readonly WindowReading[]): ReadSentences {
  const nothing = pooledNoAnswerScore(readings);
  const byPassage = new Map<Passage, { article: ArticleHead; sentences: Map<number, WeightedReading[]> }>();
  for (const [place, { article, sentences }] of windows.entries()) {
    const weight = sentences.length === 1 ? ALONE_WEIGHT : 1;
    for (const [at, { passage, index }] of sentences.entries()) {
      const inPassage = byPassage.get(passage) ?? {
        article,
        sentences: new Map<number, WeightedReading[]>(),
      };
      byPassage.set(passage, inPassage);
      const reading = readings[place]?.sentences[at] ?? null;
      if (reading === null) continue;
      const all = inPassage.sentences.get(index) ?? [];
      inPassage.sentences.set(index, all);
      all.push({ ...reading, weight });
    }
  }
  return {
    places: Array.from(byPassage, ([passage, { article }]) => ({ article, passage })),
    of({ passage, index }) {
      const all = byPassage.get(passage)?.sentences.get(index) ?? [];
      const [first, ...others] = all;
      if (first === undefined) return null;
      let best = first;
      for (const other of others) if (other.score > best.score) best = other;
      const score = meanScore(all);
      return { span: best.span, score, lead: score - nothing };
    },
  };
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
 * How much speaks for there being no answer in any of the windows: for where it would start and where it would end the mean of
 * the windows' scores, as likelihoods (the log of the mean of the exponentials), added. The reader was trained with its
 * windows' "nothing here" pooled so, and all their spans normalised together (Clark and Gardner 2018); so a span's score less this
 * is the logit of that span against nothing. @param readings at least one
 */
export function pooledNoAnswerScore(readings: readonly WindowReading[]): number {
  const [starts, ends] = [0, 1].map((end) => readings.map(({ noAnswer: nothing }) => nothing[end] ?? 0));
  return logMeanExp(starts ?? []) + logMeanExp(ends ?? []);
}

/** Less the largest first, so that no exponential overflows. */
function logMeanExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp(value - largest), 0);
  return largest + Math.log(sum / values.length);
}
