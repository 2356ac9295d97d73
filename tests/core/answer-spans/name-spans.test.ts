import { describe, expect, it } from 'vitest';
import { nameSpans } from '../../../src/core/answering/answer-spans.ts';

function names(text: string): string[] {
  return nameSpans(text).map(([start, end]) => text.slice(start, end));
}

describe('a name', () => {
  it.each([
    ['They asked Ada Stone about it.', ['Ada Stone']],
    ['It was Carl von Clausewitz who wrote it.', ['Carl von Clausewitz']],
    ['It is by the Institute for the Study of War.', ['Institute for the Study of War']],
    ['They met Leonardo da Vinci and Ludwig van der Rohe.', ['Leonardo da Vinci', 'Ludwig van der Rohe']],
    ['It flew over Saint-Denis and O’Neill’s barn.', ['Saint-Denis', 'O’Neill']],
    ['The book is by J. R. Stone.', ['J. R. Stone']],
    ['It was seen in the U.S. and in Élan.', ['U.S.', 'Élan']],
    ['They use long-range ATACMS missiles.', ['ATACMS']],
    ['They flew B52 bombers.', ['B52']],
  ])('is told by its capitals: %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('keeps no possessive, and no full stop but that of an initial', () => {
    expect(names('This is Ada’s, that is Bo Reed.')).toEqual(['Ada', 'Bo Reed']);
    expect(names('it belongs to Ada Stone’')).toEqual(['Ada Stone']);
    expect(names('it was signed by John F.')).toEqual(['John F.']);
  });

  it('is the first word of a sentence too, unless that is a stop word', () => {
    expect(names('Bread is baked. The Mill stands. In Oakham they are.')).toEqual([
      'Bread',
      'Mill',
      'Oakham',
    ]);
    expect(names('He said so. It was he.')).toEqual([]);
    expect(names('When The Of Ada came')).toEqual(['Ada']);
  });

  it('is more than a single letter', () => {
    expect(names('They have a plan B, or x.')).toEqual([]);
  });

  it('is nowhere in small letters and other signs', () => {
    expect(names('the mill stands by the river, 40 miles off – “there”.')).toEqual([]);
    expect(names('')).toEqual([]);
  });
});
