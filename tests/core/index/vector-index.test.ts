import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restrictMeaning } from '../../../src/core/answering/meaning.ts';
import type { ArticleHead } from '../../../src/core/article.ts';
import { quantise } from '../../../src/core/index/quantised-vector.ts';
import { createVectorIndex } from '../../../src/core/index/vector-index.ts';
import { VECTOR_SIZE, type Vector } from '../../../src/core/ports/embedder.ts';
import { articleOf } from '../../support/articles.ts';
import { randomVector } from '../../support/random-vector.ts';

/** What quantising may cost. Random directions are the hardest: no number of theirs stands out. */
const TOLERANCE = 0.002;

/** Three articles with ten passages each. */
const articles = ['fen', 'mill', 'moor'].map((id) =>
  articleOf(
    Array.from({ length: 10 }, (_, place) => `Paragraph ${place} of the ${id}.`),
    { id },
  ),
);
const passages = articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));

const seed = fc.integer({ min: 2, max: 1_000_000 });

function cosine(one: Vector, other: Vector): number {
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
}

/** `null` of nothing. */
function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  const variance = mean === null ? null : meanOf(values.map((value) => (value - mean) ** 2));
  return variance === null ? null : Math.sqrt(variance);
}

function indexOf(vectors: ReadonlyMap<number, Vector>) {
  const index = createVectorIndex(articles);
  for (const [place, vector] of vectors) {
    const entry = passages[place];
    if (entry !== undefined) index.add(entry.passage, [quantise(vector)]);
  }
  return index;
}

function expectClose(found: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(found.map((cosine) => cosine === null)).toEqual(expected.map((cosine) => cosine === null));
  const errors = found.map((cosine, place) => Math.abs((cosine ?? 0) - (expected[place] ?? 0)));
  expect(Math.max(0, ...errors)).toBeLessThan(TOLERANCE);
}

describe('a search by meaning', () => {
  it('finds what a naive one over exact vectors finds, but for near ties', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(passages.length - 1), { maxLength: passages.length }),
        fc.subarray([...articles]),
        fc.integer({ min: 0, max: 12 }),
        seed,
        (places, wanted, limit, from) => {
          const vectors = new Map(places.map((place, at) => [place, randomVector(from + at)]));
          const question = randomVector(from - 1);
          const isWanted = ({ id }: ArticleHead) => wanted.some((article) => article.id === id);
          const exact = passages.map(({ article, passage }, place) => {
            const vector = isWanted(article) ? vectors.get(place) : undefined;
            return { passage, cosine: vector === undefined ? null : cosine(question, vector) };
          });
          const sorted = exact.flatMap((one) => one.cosine ?? []).sort((a, b) => b - a);

          const compared = indexOf(vectors).compare(question, isWanted);
          const nearest = compared.nearest(limit).map((near) => near.cosine);
          expectClose(nearest, sorted.slice(0, limit));
          const all = compared.distribution();
          expectClose([all?.mean ?? null], [meanOf(sorted)]);
          expectClose([all?.deviation ?? null], [deviationOf(sorted)]);
          expectClose(
            exact.map(({ passage }) => compared.cosineOf(passage)),
            exact.map((one) => one.cosine),
          );
        },
      ),
    );
  });

  it('puts equally close passages in the order of the articles', () => {
    const vector = randomVector(1);
    const index = indexOf(new Map([25, 3, 14].map((place) => [place, vector])));
    const found = index.compare(vector).nearest(2);
    expect(found.map(({ passage }) => passage)).toEqual([passages[3]?.passage, passages[14]?.passage]);
  });

  it('finds a passage as soon as it has a vector, and says how many have one', () => {
    const index = createVectorIndex(articles);
    expect(index.compare(randomVector(1)).nearest(3)).toEqual([]);
    const [first] = passages;
    if (first === undefined) throw new Error('no passage');
    index.add(first.passage, [quantise(randomVector(1))]);
    index.add(first.passage, [quantise(randomVector(2))]);
    expect(index.compare(randomVector(2)).nearest(3)).toMatchObject([{ passage: first.passage }]);
    expect(index.coverage()).toEqual({ embedded: 1, passages: passages.length });
  });

  it('compares the sentences of a passage by themselves, and a passage of one sentence as a whole', () => {
    const article = articleOf(['The mill grinds. The dam holds.', 'The river floods.']);
    const [two, one] = article.passages;
    if (two === undefined || one === undefined) throw new Error('no passage');
    const index = createVectorIndex([article]);
    index.add(
      two,
      [1, 2, 3].map((seed) => quantise(randomVector(seed))),
    );
    index.add(one, [quantise(randomVector(4))]);
    const { cosineOf, cosineOfSentence } = index.compare(randomVector(3));
    expect(cosineOfSentence(two, 1)).toBeCloseTo(1, 2);
    expect(cosineOfSentence(two, 0)).toBeCloseTo(cosine(randomVector(2), randomVector(3)), 2);
    expect(cosineOfSentence(one, 0)).toBe(cosineOf(one));
    expect(index.compare(randomVector(3), () => false).cosineOfSentence(two, 1)).toBeNull();
  });

  it('has no vector for a passage of another corpus, nor one without a direction', () => {
    const index = createVectorIndex(articles);
    const stranger = articleOf(['A stranger.']).passages[0];
    if (stranger === undefined || passages[0] === undefined) throw new Error('no passage');
    index.add(stranger, [quantise(randomVector(1))]);
    index.add(passages[0].passage, [quantise(new Float32Array(VECTOR_SIZE))]);
    index.add(passages[0].passage, []);
    expect(index.coverage().embedded).toBe(0);
  });

  it('can be restricted to some articles, again and again', () => {
    const index = indexOf(new Map(passages.map((_, place) => [place, randomVector(place + 1)])));
    const embedder = { embedQuestion: async () => null };
    const [fen, mill, moor] = articles;
    if (fen === undefined || mill === undefined || moor === undefined) throw new Error('no article');
    const one = restrictMeaning(restrictMeaning({ embedder, vectors: index }, [fen, mill]), [mill, moor]);
    const found = one.vectors.compare(randomVector(7)).nearest(30);
    expect(new Set(found.map(({ article }) => article.id))).toEqual(new Set(['mill']));
  });
});

describe('a quantised vector', () => {
  it('keeps its direction', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const vector = randomVector(from);
        const kept = quantise(vector);
        const length = Math.sqrt(kept.reduce((sum, value) => sum + value * value, 0));
        const alike = kept.reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0) / length;
        expect(alike).toBeGreaterThan(0.9998);
      }),
    );
  });
});
