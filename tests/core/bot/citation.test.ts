import { expect, it } from 'vitest';
import { citationOf, placeName } from '../../../src/core/bot/citation.ts';
import { quoteOf } from '../../support/answers.ts';

it.each<[section: string[], published: string | null, expected: string]>([
  [[], null, 'The mill, ¶1'],
  [['Leave', 'Parental leave'], null, 'The mill › Leave › Parental leave, ¶1'],
  [['Leave'], '2024-05-01', 'The mill › Leave, ¶1 (2024-05-01)'],
  [['The mill', 'Leave', 'Leave'], null, 'The mill › Leave, ¶1'],
  [['A', 'B', 'C', 'D'], null, 'The mill › B › C › D, ¶1'],
  [['A\n  b', ' '], null, 'The mill › A b, ¶1'],
  [['a'.repeat(100)], null, `The mill › ${'a'.repeat(79)}…, ¶1`],
])('under %j, published %j, a quote stands at %j', (section, published, expected) => {
  const quote = quoteOf('One.', { section });
  expect(citationOf({ ...quote, article: { ...quote.article, published } })).toBe(expected);
});

it('names what people wrote apart from the rest', () => {
  const quote = quoteOf('One.', { section: ['Leave'] });
  expect(citationOf(quote)).toContain(placeName(quote));
});

it('says of a document that it no longer holds', () => {
  const { article, ...place } = quoteOf('One.', { section: [] });
  const old = { ...article, superseded: 'superseded by ADR-12', published: '2019-05-01' };
  expect(citationOf({ ...place, article: old })).toBe('The mill, ¶1 (superseded by ADR-12, 2019-05-01)');
});
