/**
 * The passages of a corpus by meaning: their vectors in 8 bits, one after the other. A search compares a question with every one of
 * them, so it is exact. Vectors may come later than the articles: a passage without one isn't found.
 */

import type { Article, ArticleHead, Passage, PlacedPassage } from '../article.ts';
import { VECTOR_SIZE, type Vector } from '../ports/embedder.ts';
import { largestOf, lengthOf, type QuantisedVector } from './quantised-vector.ts';

/** A passage and how close it is to the question in meaning. */
export interface NearPassage extends PlacedPassage {
  /** From -1 to 1. */
  readonly cosine: number;
}

/** All passages with a vector, compared with one question. */
export interface Comparison {
  /** The closest passages, closest first; ties in the order of articles and passages. */
  readonly nearest: (limit: number) => NearPassage[];
  /** `null` for a passage that has no vector or belongs to an article that wasn't wanted. */
  readonly cosineOf: (passage: Passage) => number | null;
  /** How close any passage is. `null` when there are none. */
  readonly distribution: () => Distribution | null;
}

/** The distribution of all cosines. */
export interface Distribution {
  readonly mean: number;
  /** The standard deviation. */
  readonly deviation: number;
}

export interface VectorIndex {
  /** Compares a question with every passage. @param isWanted which articles to search; all by default */
  readonly compare: (question: Vector, isWanted?: (article: ArticleHead) => boolean) => Comparison;
  readonly coverage: () => Coverage;
}

/** How many passages have a vector, of how many. */
export interface Coverage {
  readonly embedded: number;
  readonly passages: number;
}

/** A vector index that gets its vectors one after the other. */
export interface GrowingVectorIndex extends VectorIndex {
  /** @param passage one of the articles' own */
  readonly add: (passage: Passage, vector: QuantisedVector) => void;
}

export function createVectorIndex(articles: readonly Article[]): GrowingVectorIndex {
  const entries = articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
  const positions = new Map(entries.map(({ passage }, position) => [passage, position]));
  const numbers = new Int8Array(entries.length * VECTOR_SIZE);
  /** Of each vector; 0 for a passage without one. */
  const lengths = new Float64Array(entries.length);
  let embedded = 0;

  return {
    add(passage, vector) {
      const position = positions.get(passage);
      const length = lengthOf(vector);
      if (position === undefined || length === 0) return;
      if (lengths[position] === 0) embedded += 1;
      numbers.set(vector, position * VECTOR_SIZE);
      lengths[position] = length;
    },
    coverage: () => ({ embedded, passages: entries.length }),
    compare(question, isWanted = () => true) {
      const query = scaleToIntegers(question);
      const wanted = new Set(articles.filter(isWanted));
      const cosines = new Float64Array(entries.length).fill(Number.NaN);
      for (const [position, { article }] of entries.entries()) {
        const length = lengths[position] ?? 0;
        if (length === 0 || !wanted.has(article)) continue;
        cosines[position] = dot(query.integers, numbers, position * VECTOR_SIZE) / (query.length * length);
      }
      return comparisonOf(cosines, entries, positions);
    },
  };
}

/** @param cosines by position; not a number where there is none */
function comparisonOf(
  cosines: Float64Array,
  entries: readonly PlacedPassage[],
  positions: ReadonlyMap<Passage, number>,
): Comparison {
  return {
    nearest: (limit) =>
      largestPositions(cosines, limit).flatMap((position) => {
        const entry = entries[position];
        return entry === undefined ? [] : [{ ...entry, cosine: cosines[position] ?? 0 }];
      }),
    cosineOf(passage) {
      const cosine = cosines[positions.get(passage) ?? -1];
      return cosine === undefined || Number.isNaN(cosine) ? null : cosine;
    },
    distribution: () => distributionOf(cosines.filter((cosine) => !Number.isNaN(cosine))),
  };
}

function distributionOf(values: Float64Array): Distribution | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** The positions of the largest values, largest first; of equal ones the first first. */
function largestPositions(values: Float64Array, limit: number): number[] {
  const best: number[] = [];
  if (limit === 0) return best;
  const valueAt = (place: number) => values[best[place] ?? -1] ?? Number.NEGATIVE_INFINITY;
  for (const [position, value] of values.entries()) {
    // False for what is not a number.
    if (!(value > valueAt(limit - 1))) continue;
    let place = Math.min(best.length, limit - 1);
    while (place > 0 && value > valueAt(place - 1)) place -= 1;
    best.splice(place, 0, position);
    if (best.length > limit) best.pop();
  }
  return best;
}

/** The largest integer for which no sum of products of a question's and a passage's numbers leaves 32 bits: 384 · 127 · 32,767 < 2³¹. */
const LARGEST_INTEGER = 32_767;

/** Integers multiply faster than floats here, and exactly, in any order. */
function scaleToIntegers(vector: Vector): { integers: Int32Array; length: number } {
  const step = largestOf(vector) / LARGEST_INTEGER || 1;
  const integers = Int32Array.from(vector, (value) => Math.round(value / step));
  return { integers, length: lengthOf(integers) || 1 };
}

/** The dot product of a question's numbers and the passage's that start at an offset. The heart of the search: four sums at once. */
function dot(query: Int32Array, numbers: Int8Array, offset: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let place = 0; place < VECTOR_SIZE; place += 4) {
    const at = offset + place;
    first = (first + Math.imul(query[place] as number, numbers[at] as number)) | 0;
    second = (second + Math.imul(query[place + 1] as number, numbers[at + 1] as number)) | 0;
    third = (third + Math.imul(query[place + 2] as number, numbers[at + 2] as number)) | 0;
    fourth = (fourth + Math.imul(query[place + 3] as number, numbers[at + 3] as number)) | 0;
  }
  return first + second + third + fourth;
}
