import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../../src/core/answering/answer-kind.ts';
import { answerSpans } from '../../../src/core/answering/answer-spans.ts';
import { prose } from '../../support/generated.ts';
import { HOSTILE_PIECES, KINDS_OF_ANSWER } from '../../support/hostile-pieces.ts';

function found(text: string, kind: AnswerKind): string[] {
  return answerSpans(text, kind).map(([start, end]) => text.slice(start, end));
}

describe('what may be an answer', () => {
  const text =
    'On 3 May 2021 Ada Stone of the Water Company told Oakham College near Westbridge that 40 sacks cost £900.';

  it('of a person is a name that is no date and nothing official', () => {
    expect(found('On Monday, Ada Stone met the Milling Company and NATO in June.', 'person')).toEqual([
      'Ada Stone',
    ]);
  });

  it('of a person is no number that opens a sentence', () => {
    expect(found('Eighty years ago Ada Stone came.', 'person')).toEqual(['Ada Stone']);
    expect(found('One must be wary.', 'person')).toEqual([]);
  });

  it('of a person is no people, nor what is theirs', () => {
    expect(found('Some Italian mills, said Ada Stone, grind for Germans and Dutch alike.', 'person')).toEqual(
      ['Ada Stone'],
    );
  });

  it('of an organisation is any name but a date', () => {
    expect(found('In May Ada Stone met the Milling Company.', 'organisation')).toEqual([
      'Ada Stone',
      'Milling Company',
    ]);
  });

  it('of a place is a name that a preposition or a direction leads to', () => {
    expect(found('Ada Stone lives near the old Westbridge, in southern Oakham.', 'place')).toEqual([
      'Westbridge',
      'Oakham',
    ]);
  });

  it('of a place is any name where nothing leads to one', () => {
    expect(found('Oakham has a mill; Monday is market day.', 'place')).toEqual(['Oakham']);
  });

  it('of an amount or a time is told by its numbers', () => {
    expect(found(text, 'time')).toEqual(['3 May 2021']);
    expect(found(text, 'quantity')).toContain('40 sacks');
    expect(found(text, 'money')).toEqual(['£900']);
  });

  it('of a reason, a manner, a definition is a clause', () => {
    expect(found('It closed because of the flood.', 'reason')).toEqual(['because of the flood']);
    expect(found('It rose by grinding wheat.', 'manner')).toEqual(['by grinding wheat']);
    expect(found('A quern is a small mill.', 'definition')).toEqual(['a small mill']);
  });

  it.each(['list', 'yes-no', 'thing', 'keyword'] as const)('of a %s can’t be told', (kind) => {
    expect(found(text, kind)).toEqual([]);
  });
});

it('is never empty nor outside, and in order, in whatever text', () => {
  fc.assert(
    fc.property(prose, fc.constantFrom(...KINDS_OF_ANSWER), (text, kind) => {
      let last = 0;
      for (const [start, end] of answerSpans(text, kind)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
  );
});

/** Far longer than any sentence; what longer ones cost, `npm run bench:growth` tells. */
const HOSTILE_LENGTH = 2_000;

describe('a text that is one thing over and over', () => {
  const texts = HOSTILE_PIECES.map((piece) => `${piece.repeat(HOSTILE_LENGTH / piece.length)}x`);

  it.each(KINDS_OF_ANSWER)('is looked through for a %s to its end', (kind) => {
    for (const text of texts) expect(answerSpans(text, kind).length).toBeLessThanOrEqual(text.length);
  });
});
