import { expect, it } from 'vitest';
import { isLexeme, quoteLexeme, toTsvector } from '../../src/search-postgres/postings.ts';

it('a passage’s terms as a tsvector: headings weigh A, the text what nothing is said of', () => {
  expect(toTsvector({ text: ['mill', 'wind', 'mill'], headings: ['mill'] })).toBe("'mill':1A,2,4 'wind':3");
});

it('signs that mean something to PostgreSQL are no more than signs', () => {
  expect(quoteLexeme("o'hara\\")).toBe("'o''hara\\\\'");
});

it('a word longer than anybody asks for is none', () => {
  expect([isLexeme('x'.repeat(200)), isLexeme('x'.repeat(201))]).toEqual([true, false]);
});

it('a passage of more than PostgreSQL takes is found by its first words', () => {
  const text = Array.from({ length: 200_000 }, (_, at) => `word${at}`);
  const vector = toTsvector({ text, headings: [] });
  expect(vector.length).toBeLessThan(1_000_000);
  expect(vector).toContain("'word0':1 ");
  expect(vector).not.toContain('word199999');
});

it('letters of several bytes count as so many', () => {
  const text = Array.from({ length: 8_000 }, (_, at) => `${at}${'字'.repeat(100)}`);
  expect(Buffer.byteLength(toTsvector({ text, headings: [] }))).toBeLessThan(1_000_000);
});
