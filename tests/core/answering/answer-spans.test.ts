import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/answering/answer.ts';
import type { AnswerKind } from '../../../src/core/answering/answer-kind.ts';
import {
  answerSpans,
  definitionSpans,
  mannerSpans,
  matchSpans,
  moneySpans,
  nameSpans,
  newAnswerSpans,
  quantitySpans,
  reasonSpans,
  timeSpans,
} from '../../../src/core/answering/answer-spans.ts';
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

function pieces(text: string, spans: (text: string) => Span[]): string[] {
  return spans(text).map(([start, end]) => text.slice(start, end));
}

describe('a quantity', () => {
  it.each([
    ['It lost about 15 burnt-out trucks.', ['15 burnt-out']],
    ['A 600-mile front.', ['600-mile']],
    ['Several thousand troops came.', ['Several thousand troops']],
    ['It is 40 % full, or 40% or 40 per cent.', ['40 %', '40%', '40 per cent']],
    ['They have 1,250.5 sacks.', ['1,250.5 sacks']],
    ['From two to three dozen mills, or twenty-five.', ['two to three dozen mills', 'twenty-five']],
    ['It came 3rd.', ['3rd']],
    ['It lost 130 square miles, and 20 cubic metres.', ['130 square miles', '20 cubic metres']],
    ['It was $1,500, or £2 billion for 40 mills.', ['$1,500', '£2 billion', '40 mills']],
  ])('is numbers and what they count: %s', (text, expected) => {
    expect(pieces(text, quantitySpans)).toEqual(expected);
  });

  it('is no part of another word', () => {
    expect(pieces('Someone often stones the B52.', quantitySpans)).toEqual([]);
  });
});

describe('a sum of money', () => {
  it.each([
    ['It cost $2 billion a year.', ['$2 billion']],
    ['US$30m, £1,200.50 and €5k.', ['US$30m', '£1,200.50', '€5k']],
    ['They paid forty pounds, or 3 million rubles.', ['forty pounds', '3 million rubles']],
    ['It is 7 roubles or 20 hryvnias.', ['7 roubles', '20 hryvnias']],
  ])('has a currency: %s', (text, expected) => {
    expect(pieces(text, moneySpans)).toEqual(expected);
  });

  it('is no bare number', () => {
    expect(pieces('It has 2 billion grains, and 40 marksmen.', moneySpans)).toEqual([]);
  });
});

describe('a time', () => {
  it.each([
    ['It burnt on 3 May 1921.', ['3 May 1921']],
    ['On August 6th, 2024 it began; the 2nd of June it ended.', ['August 6th, 2024', '2nd of June']],
    ['In 1943 and the 1950s, from 1990-92, in 43 BC.', ['1943', '1950s', '1990-92', '43 BC']],
    ['It was last Tuesday morning.', ['last Tuesday morning']],
    ['The 19th century, or the twenty-first century AD.', ['19th century', 'twenty-first century AD']],
    ['The first century BC to the eighteenth century.', ['first century BC', 'eighteenth century']],
    ['About 80 years ago, and three weeks later.', ['About 80 years ago', 'three weeks later']],
    ['Yesterday at 5:30 p.m it rained, next week too.', ['Yesterday', '5:30 p.m', 'next week']],
    ['Nobody came since the Second World War.', ['since the Second World War']],
  ])('is a date, a year, or told from today: %s', (text, expected) => {
    expect(pieces(text, timeSpans)).toEqual(expected);
  });

  it('is in order, whatever tells it', () => {
    const starts = timeSpans('Yesterday, 1943, tomorrow, Monday, today and in 2024.').map(([start]) => start);
    expect(starts).toHaveLength(6);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('is no other number', () => {
    expect(pieces('It weighs 40 tons, may rise, and has 3050 sacks.', timeSpans)).toEqual([]);
  });
});

describe('a reason', () => {
  it.each([
    ['It stopped because the river ran dry; all left.', ['because the river ran dry']],
    ['It closed due to a flood (in May).', ['due to a flood']],
    ['They built it to protect the valley.', ['to protect the valley']],
    ['They left in order to find work – far away.', ['in order to find work']],
    ['They left in an attempt to find work.', ['in an attempt to find work']],
    ['One of the reasons for the fire was the wind.', ['reasons for the fire was the wind']],
    ['The aim is to grind more.', ['aim is to grind more']],
    ['They were sad, since the wheel broke.', ['since the wheel broke']],
  ])('is told by what announces it, to the end of its clause: %s', (text, expected) => {
    expect(pieces(text, reasonSpans)).toEqual(expected);
  });

  it.each(['It has stood there since 1921.', 'Nobody came since the last flood.', 'They went to Oakham.'])(
    'is nothing that merely looks like one: %s',
    (text) => {
      expect(pieces(text, reasonSpans)).toEqual([]);
    },
  );
});

describe('a manner', () => {
  it.each([
    ['They moved it by slowly rolling it on logs.', ['by slowly rolling it on logs']],
    ['It is driven using water. It grows.', ['using water']],
    ['With the help of oxen: it moved.', ['With the help of oxen']],
    ['It came via Oakham', ['via Oakham']],
  ])('is told by its means: %s', (text, expected) => {
    expect(pieces(text, mannerSpans)).toEqual(expected);
  });

  it('is not who did it', () => {
    expect(pieces('It was built by Ada Stone.', mannerSpans)).toEqual([]);
  });
});

describe('a definition', () => {
  it.each([
    ['Ada Stone, a miller from Oakham, left.', ['a miller from Oakham']],
    ['A millrace is the channel that brings the water.', ['the channel that brings the water']],
    ['Bo is one of the bakers.', ['one of the bakers']],
    ['The Institute for Mills (IM) wrote it.', ['IM']],
    ['It is known as Old Wheel, and stands.', ['known as Old Wheel, and stands']],
    ['A quern means a hand mill.', ['means a hand mill']],
  ])('stands beside a name, or after a verb of being: %s', (text, expected) => {
    expect(pieces(text, definitionSpans)).toEqual(expected);
  });

  it('is not what something does', () => {
    expect(pieces('The mill is grinding and they sing.', definitionSpans)).toEqual([]);
  });
});

function fresh(text: string, ...asked: string[]): string[] {
  return newAnswerSpans(text, 'person', new Set(asked)).map(([start, end]) => text.slice(start, end));
}

it('leaves out what only repeats the question, however it is written', () => {
  expect(fresh('Ada Stone met Bo Reed.', 'ada', 'stone')).toEqual(['Bo Reed']);
  expect(fresh('Élan met Ada’s dog.', 'elan', 'ada')).toEqual([]);
});

it('keeps what says more than the question', () => {
  expect(fresh('Ada Stone met Bo Reed.', 'ada', 'reed')).toEqual(['Ada Stone', 'Bo Reed']);
});

it('takes a stop word for nothing more', () => {
  expect(fresh('Reed of Oakham The met.', 'reed', 'oakham')).toEqual([]);
});

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

it('are the matches in order, without white space at their end, and none empty', () => {
  expect(matchSpans(/\d+\s*/g, '12  x 3')).toEqual([
    [0, 2],
    [6, 7],
  ]);
  expect(matchSpans(/\d*|\s+/g, 'a b')).toEqual([]);
});
