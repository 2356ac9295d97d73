import { expect, it } from 'vitest';
import { standaloneWords } from '../../../src/core/answering/follow-up/detect-follow-up.ts';

it('are the words that can be looked up, as they were written', () => {
  expect(standaloneWords('How much did the US pay for Oakham’s mill?')).toEqual([
    'US',
    'pay',
    'Oakham’s',
    'mill',
  ]);
});

it.each(['why?', 'Tell me more, please', 'How far exactly?', 'and what else has happened since?', ''])(
  'are none in what only asks on: %s',
  (question) => {
    expect(standaloneWords(question)).toEqual([]);
  },
);
