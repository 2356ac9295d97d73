import { describe, expect, it } from 'vitest';
import { MAX_JOINED_LENGTH, quoteSpanOf } from '../../../src/core/answering/quotes.ts';
import { articleOf } from '../../support/article-of.ts';

function quoteAt(text: string, index: number, wanted: readonly number[] = []): string {
  const [passage] = articleOf([text]).passages;
  if (passage === undefined) throw new Error('no such passage');
  const { start, end } = quoteSpanOf(passage, index, (neighbour) => wanted.includes(neighbour));
  return passage.text.slice(start, end);
}

const FIRST = 'The mill has stood by the river for a very long time.';
const LONG = `The mill ${'has stood and stood and '.repeat(18)}stood by the river.`;

describe('a quote', () => {
  it('is one sentence where that stands alone', () => {
    const second = 'The people of the valley never owned the mill themselves.';
    expect(quoteAt(`${FIRST} ${second} ${FIRST}`, 1)).toBe(second);
  });

  it.each([
    'It is owned by the people of the valley who live there.',
    'However, the people of the valley never owned the mill.',
    '“This is ours,” said the people of the valley at the time.',
    'In so doing, the people of the valley kept the mill running.',
    'Nobody owned it.',
  ])('brings the sentence before along when it leans on it: %s', (second) => {
    expect(quoteAt(`${FIRST} ${second}`, 1)).toBe(`${FIRST} ${second}`);
  });

  it('stands alone all the same at the start of its passage', () => {
    expect(quoteAt('It is owned by the people. They live there.', 0)).toBe('It is owned by the people.');
  });

  it('brings along the half of a quotation that it opens or closes', () => {
    const text =
      '“We built the mill with our own hands, all of us. Nobody helped us then or later on,” the people of the valley said.';
    expect(quoteAt(text, 0)).toBe(text);
    expect(quoteAt(text, 1)).toBe(text);
  });

  it('brings a wanted neighbour along, rather the one after, and never two', () => {
    const [second, third] = [
      'The people of the valley never owned the mill themselves.',
      'The bakers of the valley bought its flour for years.',
    ];
    const text = `${FIRST} ${second} ${third}`;
    expect(quoteAt(text, 1, [0])).toBe(`${FIRST} ${second}`);
    expect(quoteAt(text, 1, [2])).toBe(`${second} ${third}`);
    expect(quoteAt(text, 1, [0, 2])).toBe(`${second} ${third}`);
  });

  it('brings what it leans on rather than a wanted neighbour', () => {
    const text = `${FIRST} It is owned by the people of the valley. The bakers of the valley bought its flour.`;
    expect(quoteAt(text, 1, [2])).toBe(`${FIRST} It is owned by the people of the valley.`);
  });

  it('brings along what follows a question', () => {
    const text = 'Did the people of the valley lose the key of the mill? The baker keeps another.';
    expect(quoteAt(text, 0)).toBe(text);
    expect(quoteAt(`${FIRST} “Who owns it?” Nobody knew.`, 1, [0])).toBe('“Who owns it?” Nobody knew.');
  });

  it('is not said twice where its passage says it twice', () => {
    expect(quoteAt('Nobody owned it. Nobody owned it. The people lived there.', 1)).toBe('Nobody owned it.');
    expect(quoteAt(`${FIRST} ${FIRST}`, 0, [1])).toBe(FIRST);
  });

  it('is the whole passage where that has no such sentence', () => {
    expect(quoteAt(FIRST, 7)).toBe(FIRST);
  });

  it(`is never two sentences of more than ${MAX_JOINED_LENGTH} characters`, () => {
    expect(LONG.length).toBeGreaterThan(MAX_JOINED_LENGTH);
    expect(quoteAt(`${LONG} It still stands there, as the people say.`, 1)).toBe(
      'It still stands there, as the people say.',
    );
  });

  it('is a sentence longer than that where there is no shorter', () => {
    expect(quoteAt(`${FIRST} ${LONG}`, 1)).toBe(LONG);
  });
});
