import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/answering/answer.ts';
import { moneySpans, quantitySpans, timeSpans } from '../../../src/core/answering/answer-spans.ts';

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
