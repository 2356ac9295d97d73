import { describe, expect, it } from 'vitest';
import { analyseQuestion, normaliseQuestion } from '../../../src/core/answering/question.ts';
import { questionOf } from '../../support/question-of.ts';

describe('what is asked', () => {
  it.each([
    'why Sudzha',
    'why Sudzha?!',
    '  why\n Sudzha ??? ',
    '"why Sudzha?"',
    '‘Why Sudzha’',
    '«why Sudzha?» 🤔',
    '🇺🇦why👩‍💻Sudzha…',
    '**why Sudzha**',
    'why Sudzha, please?',
    'Please tell me: why Sudzha?',
    'Could you please explain to me why Sudzha',
    'can anyone tell me why Sudzha',
    'I’d like to know why Sudzha.',
    "I'm wondering, why Sudzha",
    'does anyone happen to know why Sudzha?',
    'Any idea why Sudzha? Please.',
  ])('is the same, however it is put: %j', (text) => {
    expect(normaliseQuestion(text).toLowerCase()).toBe('why sudzha?');
  });

  it.each([
    ['who “tells” me (or you)', 'who tells me (or you)?'],
    ['What can you do with $5?', 'What can you do with $5?'],
    ['anyone who knows, where', 'anyone who knows, where?'],
    ['pleased people', 'pleased people?'],
    ['can you tell me', '?'],
    ['', '?'],
  ])('is otherwise left as it is: %j', (text, asked) => {
    expect(normaliseQuestion(text)).toBe(asked);
  });

  it.each([
    'Hi! Can you tell me why Sudzha? Thanks!',
    'Hey Kursk bot, why Sudzha',
    'hello team, quick question: why Sudzha',
  ])('is read without greetings: %j', (text) => {
    expect(analyseQuestion(text)).toEqual({
      ...questionOf('why Sudzha?'),
      text: expect.stringMatching(/^why Sudzha\?$/i),
    });
  });

  it('may begin with the name of whom it is about', () => {
    expect(questionOf('Hi, Sudzha, why?').words).toContain('sudzha');
  });
});
