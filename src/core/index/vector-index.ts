/**
 * The passages of a corpus by meaning: their vectors in 8 bits, one after the other. A search compares a question with every one of
 * them, so it is exact. Vectors may come later than the articles: a passage without one isn't found. The sentences of a passage have
 * vectors of their own, which are compared when they are asked for.
 */

import type { Article, ArticleHead, Passage, PlacedPassage } from '../article.ts';
import { VECTOR_SIZE, type Vector } from '../ports/embedder.ts';
import { createDotProducts, MAX_QUERY_NUMBER } from './dot-products.ts';
import {
  cosineOf,
  joinVectors,
  largestOf,
  lengthOf,
  type QuantisedVector,
  vectorAt,
} from './quantised-vector.ts';

/** A passage and how close it is to the question in meaning. */
export interface NearPassage extends PlacedPassage {
  /** From -1 to 1. */
  readonly cosine: number;
}

/** The vectors of a passage's `embeddedTexts`: its own first, and then those of its sentences, if it has several. */
export type PassageVectors = readonly QuantisedVector[];

/** All passages with a vector, compared with one question. */
export interface Comparison {
  /** The closest passages, closest first; ties in the order of articles and passages. */
  readonly nearest: (limit: number) => NearPassage[];
  /** `null` for a passage that has no vector or belongs to an article that wasn't wanted. */
  readonly cosineOf: (passage: Passage) => number | null;
  /** The same for a sentence, by its position in the passage, from 0. One that is all of its passage has the passage's. */
  readonly cosineOfSentence: (passage: Passage, index: number) => number | null;
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
  /** @param passage one of the articles' own @param vectors of its `embeddedTexts` */
  readonly add: (passage: Passage, vectors: PassageVectors) => void;
}

export function createVectorIndex(articles: readonly Article[]): GrowingVectorIndex {
  const entries = articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
  const positions = new Map(entries.map(({ passage }, position) => [passage, position]));
  const { rows, multiply } = createDotProducts(entries.length);
  /** Of each vector; 0 for a passage without one. */
  const lengths = new Float64Array(entries.length);
  /** The vectors of a passage's sentences, one after the other. */
  const ofSentences = new Map<Passage, Int8Array>();
  let embedded = 0;

  /** The cosine of each position; not a number where there is none. */
  function cosines(question: Vector, isWanted: (article: ArticleHead) => boolean): Float64Array {
    const query = scaleToIntegers(question);
    const products = multiply(query.integers);
    const wanted = new Set<ArticleHead>(articles.filter(isWanted));
    const found = new Float64Array(entries.length).fill(Number.NaN);
    for (const [position, product] of products.entries()) {
      const length = lengths[position] ?? 0;
      const article = entries[position]?.article;
      if (length === 0 || article === undefined || !wanted.has(article)) continue;
      found[position] = product / (query.length * length);
    }
    return found;
  }

  return {
    add(passage, [vector, ...sentences]) {
      const position = positions.get(passage);
      const length = vector === undefined ? 0 : lengthOf(vector);
      if (position === undefined || vector === undefined || length === 0) return;
      if (lengths[position] === 0) embedded += 1;
      rows.set(vector, position * VECTOR_SIZE);
      lengths[position] = length;
      if (sentences.length > 0) ofSentences.set(passage, joinVectors(sentences));
    },
    coverage: () => ({ embedded, passages: entries.length }),
    compare(question, isWanted = () => true) {
      const compared = comparisonOf(cosines(question, isWanted), entries, positions);
      return {
        ...compared,
        cosineOfSentence(passage, index) {
          const ofPassage = compared.cosineOf(passage);
          const vectors = ofSentences.get(passage);
          const vector = vectors && vectorAt(vectors, index);
          return ofPassage === null || vector == null ? ofPassage : cosineOf(question, vector);
        },
      };
    },
  };
}

/** @param cosines by position; not a number where there is none */
function comparisonOf(
  cosines: Float64Array,
  entries: readonly PlacedPassage[],
  positions: ReadonlyMap<Passage, number>,
): Omit<Comparison, 'cosineOfSentence'> {
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

export function distributionOf(values: Float64Array): Distribution | null {
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

function scaleToIntegers(vector: Vector): { integers: Float32Array; length: number } {
  const step = largestOf(vector) / MAX_QUERY_NUMBER || 1;
  const integers = vector.map((value) => Math.round(value / step));
  return { integers, length: lengthOf(integers) || 1 };
}
