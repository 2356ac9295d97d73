import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/answering/ask.ts';
import { retrieveBeside, type Shelf } from '../../../src/core/answering/beside.ts';
import type { Meaning } from '../../../src/core/answering/meaning.ts';
import { createWindowReader, createWindows } from '../../../src/core/answering/reading/windows.ts';
import type { Article } from '../../../src/core/article.ts';
import { createGrowingIndex } from '../../../src/core/index/growing-index.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { quantise } from '../../../src/core/index/quantised-vector.ts';
import { createVectorIndex, type VectorIndex } from '../../../src/core/index/vector-index.ts';
import { VECTOR_SIZE, type Vector } from '../../../src/core/ports/embedder.ts';
import { articleOf } from '../../support/articles.ts';
import { pointAtWords } from '../../support/point-at-words.ts';
import { questionOf } from '../../support/question-of.ts';

const MANUAL = articleOf(['The gateway stands in the cellar.', 'The mill grinds flour.', 'It rains.'], {
  id: 'manual',
  title: 'Manual',
});
const KEPT = articleOf(['Hold the blue button for ten seconds.'], { id: 'kept-1', title: 'From the team' });
const OTHER = articleOf(['The printer takes the green paper.'], { id: 'kept-2', title: 'From the team' });
const QUESTION = 'How long do I hold the blue button?';

/** A unit vector at an angle, in radians, to the question's. */
function vectorAt(angle: number): Vector {
  const vector = new Float32Array(VECTOR_SIZE);
  vector[0] = Math.cos(angle);
  vector[1] = Math.sin(angle);
  return vector;
}

/** Each passage a little further from the question than the one before. */
function vectorsOf(article: Article, from: number): VectorIndex {
  const vectors = createVectorIndex([article]);
  for (const [place, passage] of article.passages.entries())
    vectors.add(passage, [quantise(vectorAt(from + place / 10))]);
  return vectors;
}

const reader = pointAtWords(['ten', 'cellar']);

function shelfOf(article: Article, details: Partial<Shelf> = {}): Shelf {
  const words = createGrowingIndex();
  words.add(article);
  return {
    ...{ articles: [article], words, vectors: null },
    windows: createWindows([article], [reader.cut(article)]),
    ...details,
  };
}

const index = createPassageIndex([MANUAL]);
const embedder: Meaning['embedder'] = { embedQuestion: async () => vectorAt(0) };

describe('articles on a shelf beside the corpus', () => {
  it('are read together with those of the corpus', async () => {
    const ask = createAsk(index, {
      reader: createWindowReader(reader, 9, [MANUAL]),
      shelves: [shelfOf(OTHER), shelfOf(KEPT)],
      publicUrl: null,
    });
    const { engine, quotes } = await ask(QUESTION);
    expect(engine).toBe('reader');
    expect(quotes[0]).toMatchObject({ article: { id: 'kept-1' }, text: KEPT.passages[0]?.text });
    expect((await ask('Where is the gateway?')).quotes[0]?.article.id).toBe('manual');
  });

  it('aren’t read all, where only what was found of the corpus has windows', async () => {
    const shelved = shelfOf(KEPT);
    const retrieve = retrieveBeside(
      async (question) => ({
        ...{ question, index, meaning: null },
        reader: { ...createWindowReader(reader, 9, []), limit: 9 },
      }),
      [shelved],
    );
    expect((await retrieve(questionOf(QUESTION))).reader?.windows.all).toEqual([]);
  });

  it('are found by meaning, as near as they are', async () => {
    const near = vectorsOf(KEPT, 0.05);
    const ask = (shelf: Shelf) =>
      createAsk(index, {
        meaning: { embedder, vectors: vectorsOf(MANUAL, 0.5) },
        shelves: [shelf, shelfOf(OTHER)],
        publicUrl: null,
      })('What helps when all else fails?');
    const closest = async (shelf: Shelf) => {
      const { quotes, nearest } = await ask(shelf);
      return [...quotes, ...nearest][0]?.article.id;
    };
    expect(await closest(shelfOf(KEPT, { vectors: near }))).toBe('kept-1');
    expect(await closest(shelfOf(KEPT, { vectors: vectorsOf(KEPT, 1.5) }))).toBe('manual');
  });

  it('don’t put off the search by meaning while they have no vectors, and are the same for the same question', async () => {
    const vectors = vectorsOf(MANUAL, 0.5);
    const corpus = { question: questionOf(QUESTION), index, reader: null, meaning: { embedder, vectors } };
    const retrieve = retrieveBeside(
      async () => corpus,
      [shelfOf(KEPT, { vectors: createVectorIndex([KEPT]) })],
    );
    const both = await retrieve(corpus.question);
    expect(both.meaning?.vectors.coverage()).toEqual({ embedded: 3, passages: 3 });
    const compared = both.meaning?.vectors.compare(vectorAt(0));
    const [[passage], [kept]] = [MANUAL.passages, KEPT.passages];
    if (passage === undefined || kept === undefined) throw new Error('no passage');
    expect(compared?.cosineOf(passage)).toBeCloseTo(Math.cos(0.5), 2);
    expect(compared?.cosineOf(kept)).toBeNull();
    expect(compared?.cosineOfSentence(passage, 0)).toBe(compared?.cosineOf(passage));
    expect(compared?.cosineOfSentence(kept, 0)).toBeNull();
    expect(compared?.nearest(2).map(({ article }) => article.id)).toEqual(['manual', 'manual']);
    expect(compared?.distribution()).toEqual(vectors.compare(vectorAt(0)).distribution());
    expect((await retrieve(corpus.question)).index).toBe(both.index);
  });

  it('teach the spelling of what only they have', async () => {
    const retrieve = retrieveBeside(
      async (question) => ({ question, index, reader: null, meaning: null }),
      [shelfOf(OTHER)],
    );
    const { index: both } = await retrieve(questionOf('printer'));
    const terms = both.resolveTerms(questionOf('printer'));
    expect([...(terms[0]?.variants.keys() ?? [])]).toEqual(['printer']);
    const [asked] = questionOf('printer').terms;
    if (asked === undefined) throw new Error('no term');
    expect(both.spell(asked)).toBeNull();
    expect(both.candidates(terms, 9, ({ id }) => id === 'manual')).toEqual([]);
    const [passage] = OTHER.passages;
    if (passage === undefined) throw new Error('no passage');
    expect(both.unscoredCandidate(OTHER, passage).score).toBe(0);
  });

  it('that are none leave the corpus alone', async () => {
    const retrieve = async (question: ReturnType<typeof questionOf>) => ({
      ...{ question, index, reader: null, meaning: null },
    });
    expect(retrieveBeside(retrieve, [])).toBe(retrieve);
  });
});

describe('a shelf', () => {
  it('forgets the words of an article that is taken from it, and no others', () => {
    const words = createGrowingIndex();
    for (const article of [KEPT, OTHER]) words.add(article);
    words.remove(KEPT);
    expect([words.has('blue'), words.has('printer'), words.has('paper')]).toEqual([false, true, true]);
    const named = createPassageIndex([articleOf(['Ada Stone holds the printer.'])]);
    expect(words.search(named.resolveTerms(questionOf('Ada Stone’s printer')), 9)).toMatchObject([
      { article: OTHER },
    ]);
  });
});

describe('equal matches on a shelf', () => {
  it('come in the order of their articles and passages', () => {
    const words = createGrowingIndex();
    const twice = (id: string) => articleOf(['The lamp is red.', 'The lamp is red.'], { id, title: 'T' });
    for (const id of ['b', 'a']) words.add(twice(id));
    const found = words.search(createPassageIndex([twice('c')]).resolveTerms(questionOf('red lamp')), 9);
    expect(found.map(({ article, passage }) => `${article.id}${passage.number}`)).toEqual([
      'a1',
      'a2',
      'b1',
      'b2',
    ]);
  });
});
