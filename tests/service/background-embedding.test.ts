import { describe, expect, it, onTestFinished } from 'vitest';
import { openVectors } from '../../src/corpus/snapshots/open-vectors.ts';
import { createBackgroundEmbedding } from '../../src/service/background-embedding.ts';
import { articleOf } from '../support/articles.ts';
import { eventually } from '../support/eventually.ts';
import { randomVector } from '../support/random-vector.ts';

const paragraphs = Array.from({ length: 30 }, (_, place) => `The mill no. ${place + 1} stands.`);

/** Embedding in the background beside people who may be waiting, from the beginning. */
async function background(isReading: boolean) {
  const waiting = { isReading, isEmbedding: false };
  let embedded = 0;
  const ends: string[] = [];
  const embedding = createBackgroundEmbedding({
    embedder: {
      isBusy: () => waiting.isEmbedding,
      async embedPassages(texts) {
        embedded += texts.length;
        return texts.map((_, place) => randomVector(embedded + place));
      },
    },
    reader: { isBusy: () => waiting.isReading },
    onEnd: ({ outcome }) => ends.push(outcome),
  });
  onTestFinished(embedding.stop);
  const corpus = { vectors: await openVectors([articleOf(paragraphs)], { path: null, version: '1' }) };
  return { waiting, embedding, corpus, ends, embedded: () => embedded };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('embedding in the background', () => {
  it('embeds nothing while somebody waits for an answer, and the rest afterwards', async () => {
    const { waiting, embedding, corpus, ends, embedded } = await background(true);
    embedding.start(corpus);
    await pause(200);
    expect(embedded()).toBe(0);
    [waiting.isReading, waiting.isEmbedding] = [false, true];
    await pause(200);
    expect(embedded()).toBe(0);
    waiting.isEmbedding = false;
    await eventually(() => expect(ends).toEqual(['complete']));
    expect(corpus.vectors.index.coverage()).toEqual({ embedded: 30, passages: 30 });
  });

  it('gets somewhere even if somebody always waits', async () => {
    const { embedding, corpus, embedded } = await background(true);
    embedding.start(corpus);
    await eventually(() => expect(embedded()).toBeGreaterThan(0));
  });

  it('stops, and goes on with what is left', async () => {
    const { embedding, corpus, ends, embedded } = await background(false);
    embedding.start(corpus);
    await eventually(() => expect(embedded()).toBeGreaterThan(3));
    await embedding.stop();
    const before = embedded();
    await pause(50);
    expect(embedded()).toBe(before);
    expect(ends).toEqual(['stopped']);
    embedding.start(corpus);
    await eventually(() => expect(ends).toEqual(['stopped', 'complete']));
    expect(embedded()).toBe(30);
  });

  it('of one corpus ends when that of another begins', async () => {
    const { embedding, corpus, ends } = await background(false);
    const other = { vectors: await openVectors([articleOf(['Another.'])], { path: null, version: '1' }) };
    embedding.start(corpus);
    embedding.start(other);
    await eventually(() => expect(ends).toContain('complete'));
    expect(other.vectors.missing()).toBe(0);
    expect(corpus.vectors.missing()).toBeGreaterThan(0);
  });
});
