import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SENTENCE_LENGTH, splitLongSentence } from '../../src/corpus/split-sentences.ts';

const piecesOf = (text: string) =>
  splitLongSentence(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('a sentence', () => {
  it('of an ordinary length is left alone', () => {
    expect(piecesOf('a'.repeat(MAX_SENTENCE_LENGTH))).toHaveLength(1);
  });

  it('that is too long is cut behind clauses', () => {
    const clause = 'and the mill turns by day and night, ';
    for (const piece of piecesOf(clause.repeat(100)).slice(0, -1)) expect(piece).toMatch(/night, $/);
  });

  it('without clauses is cut behind words, and without words between characters', () => {
    for (const piece of piecesOf('mill '.repeat(900)).slice(0, -1)) expect(piece).toMatch(/mill $/);
    for (const piece of piecesOf('e\u0301👍'.repeat(900)).slice(0, -1))
      expect(piece).toMatch(/^e.*(?:\u0301|👍)$/u);
  });

  it('is tiled by its pieces, none of them too long', () => {
    const long = fc
      .array(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(', ', ' ', 'word', '\u0301')),
        {
          maxLength: 200,
        },
      )
      .map((parts) => parts.join('').repeat(3));
    fc.assert(
      fc.property(long, (text) => {
        const pieces = piecesOf(text);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(MAX_SENTENCE_LENGTH);
      }),
    );
  });
});
