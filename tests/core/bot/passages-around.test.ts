import { expect, it } from 'vitest';
import type { Quote } from '../../../src/core/answering/answer.ts';
import { quoteFrom } from '../../../src/core/bot/controls/control.ts';
import {
  citationAround,
  passagesAround,
  runningText,
  withoutNeighbours,
} from '../../../src/core/bot/passages-around.ts';
import { articleOf } from '../../support/articles.ts';

const ARTICLE = articleOf(['One. Two.', 'Three. Four.', 'Five. Six.', 'Seven.'], { title: 'Numbers' });

function quoteOf(passage: number, span: readonly [number, number]): Quote {
  const quote = quoteFrom(ARTICLE, passage, null, { span });
  if (quote === null) throw new Error('there is no such passage');
  return quote;
}

it('is one running text with the quote marked in it, and one citation', () => {
  const inPlace = passagesAround(quoteOf(2, [7, 12]), ARTICLE);
  if (inPlace === null) throw new Error('nothing is around it');
  const { text, highlights } = runningText(inPlace);
  expect(text).toBe('One. Two.\n\nThree. Four.\n\nFive. Six.');
  expect(highlights.map(([start, end]) => text.slice(start, end))).toEqual(['Four.']);
  expect(citationAround(inPlace)).toBe('Numbers, ¶1–3');
});

it.each([
  [1, 'Numbers, ¶1–2'],
  [4, 'Numbers, ¶3–4'],
])('ends with the article: ¶%i', (passage, citation) => {
  const inPlace = passagesAround(quoteOf(passage, [0, 4]), ARTICLE);
  expect(inPlace && citationAround(inPlace)).toBe(citation);
});

it('leaves its neighbours out where there is no room', () => {
  const inPlace = passagesAround(quoteOf(2, [0, 6]), ARTICLE);
  expect(inPlace && runningText(withoutNeighbours(inPlace)).text).toBe('Three. Four.');
});

it('is nothing where the article has changed', () => {
  const changed = articleOf(['One. Two.', 'Another. Four.']);
  expect(passagesAround(quoteOf(2, [0, 6]), changed)).toBeNull();
});
