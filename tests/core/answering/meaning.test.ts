import { describe, expect, it } from 'vitest';
import { closenessInMeaning, matchMeaning, prominence } from '../../../src/core/answering/meaning.ts';
import { quantise } from '../../../src/core/index/quantised-vector.ts';
import { createVectorIndex } from '../../../src/core/index/vector-index.ts';
import { VECTOR_SIZE, type Vector } from '../../../src/core/ports/embedder.ts';
import { articleOf } from '../../support/articles.ts';
import { questionOf } from '../../support/question-of.ts';

const article = articleOf(Array.from({ length: 20 }, (_, place) => `Paragraph ${place}.`));

/** A unit vector at an angle, in radians, to the question's. */
function vectorAt(angle: number): Vector {
  const vector = new Float32Array(VECTOR_SIZE);
  vector[0] = Math.cos(angle);
  vector[1] = Math.sin(angle);
  return vector;
}

/** The first so many passages have vectors, each further from the question than the one before. */
function meaningOf(embedded: number, asked: string[] = []) {
  const vectors = createVectorIndex([article]);
  for (const [place, passage] of article.passages.slice(0, embedded).entries())
    vectors.add(passage, [quantise(vectorAt(place / 20))]);
  return {
    vectors,
    embedder: {
      async embedQuestion(text: string) {
        asked.push(text);
        return vectorAt(0);
      },
    },
  };
}

const question = questionOf('Where is the mill?');

describe('a question', () => {
  it('is compared with all passages, without the mark that says it is one', async () => {
    const asked: string[] = [];
    const match = await matchMeaning(question, meaningOf(20, asked), Infinity);
    expect(asked).toEqual(['Where is the mill']);
    expect(match?.nearest.map(({ passage }) => passage.number)).toEqual(
      Array.from({ length: 20 }, (_, place) => place + 1),
    );
  });

  it('isn’t compared while more than a tenth of the passages has no vector', async () => {
    const asked: string[] = [];
    expect(await matchMeaning(question, meaningOf(17, asked), Infinity)).toBeNull();
    expect(await matchMeaning(question, meaningOf(0, asked), Infinity)).toBeNull();
    expect(asked).toEqual([]);
    expect(await matchMeaning(question, meaningOf(18, asked), Infinity)).not.toBeNull();
  });

  it('isn’t compared when it couldn’t be embedded in time', async () => {
    const late = { ...meaningOf(20), embedder: { embedQuestion: async () => null } };
    expect(await matchMeaning(question, late, 1)).toBeNull();
  });
});

describe('closeness in meaning', () => {
  it('is 1 for the closest passage, and falls to 0 for those no closer than the mean', async () => {
    const match = await matchMeaning(question, meaningOf(20), Infinity);
    if (match === null) throw new Error('no match');
    const closeness = article.passages.map((passage) => closenessInMeaning(match, match.cosineOf(passage)));
    expect(closeness[0]).toBe(1);
    expect(closeness).toEqual([...closeness].sort((a, b) => b - a));
    expect(closeness.at(-1)).toBe(0);
    const prominences = article.passages.map((passage) => prominence(match, match.cosineOf(passage)));
    expect(prominences.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 5);
  });

  it('of a passage without a vector is that of the last that was looked at', async () => {
    const match = await matchMeaning(question, meaningOf(19), Infinity);
    const [missing, last] = [article.passages[19], article.passages[18]];
    if (match === null || missing === undefined || last === undefined) throw new Error('no match');
    expect(match.cosineOf(missing)).toBe(match.cosineOf(last));
  });
});
