import { describe, expect, it } from 'vitest';
import { MAX_QUESTION_LENGTH, readQuestion } from '../../../src/core/question/question.ts';

function termsOf(question: string): string[] | string {
  const read = readQuestion(question);
  return typeof read === 'string' ? read : read.terms.map(({ term }) => term);
}

describe('a question', () => {
  it('is its content words, each once and in order', () => {
    expect(termsOf('Please tell us: why did the gas flow, and what gas?')).toEqual(['ga', 'flow']);
  });

  it.each([
    'WHY SUDZHA',
    '  why  Sudzha???  ',
    '<b>why</b> **Sudzha**',
    'Hi! “Why Sudzha’s”',
    '<@U123> why\u00A0Sudzha – thanks',
    'why Su\u00ADdzha',
  ])('asks the same as %j', (question) => {
    expect(termsOf(question)).toEqual(['sudzha']);
  });

  it('keeps what stands between signs that are no tag', () => {
    expect(termsOf('3 < 5 and Putin > Sudzha')).toEqual(['3', '5', 'putin', 'sudzha']);
  });

  it('may have no content word', () => {
    expect(termsOf('how are you?')).toEqual([]);
    expect(termsOf('Good morning!')).toEqual([]);
  });

  it.each(['', '  \n', '???', '🎉👍', '\u0000\u0007\u001B', '**__**', '<br><hr>', '\uD800'])(
    'with no word is empty: %j',
    (question) => {
      expect(readQuestion(question)).toBe('empty');
    },
  );

  it('may be in another script, or hold a lone surrogate', () => {
    expect(termsOf('Почему Суджа?')).toEqual(['почему', 'суджа']);
    expect(termsOf('Sudzha \uD800')).toEqual(['sudzha']);
  });

  it(`is too long over ${MAX_QUESTION_LENGTH} characters, white space around it not counted`, () => {
    expect(readQuestion('a'.repeat(MAX_QUESTION_LENGTH + 1))).toBe('too-long');
    expect(termsOf(` ${'a'.repeat(MAX_QUESTION_LENGTH)} `)).toHaveLength(1);
    expect(readQuestion('?'.repeat(1_000_000))).toBe('too-long');
  });

  it.each([
    ['Why Sudzha?', 'reason'],
    ['what is the reason for it', 'reason'],
    ['How many troops took part?', 'quantity'],
    ['How far is it?', 'quantity'],
    ['When did it start?', 'time'],
    ['In what year was it?', 'time'],
    ['Where is Kurchatov?', 'place'],
    ['Which town is it?', 'place'],
    ['Who’s Galeotti?', 'person'],
    ['Lenin', null],
    ['What is it?', null],
  ])('%j asks for: %s', (question, kind) => {
    expect(readQuestion(question)).toMatchObject({ kind });
  });
});
