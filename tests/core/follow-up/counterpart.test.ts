import { describe, expect, it } from 'vitest';
import { replaceTopic } from '../../../src/core/answering/follow-up/rewrite-follow-up.ts';

describe('something else', () => {
  it.each([
    ['What did Ada say?', 'Bo', 'What did Bo say?'],
    ['What did Ada say?', 'the Reeds', 'What did Reeds say?'],
    ['How far is Oakham from Westbridge?', 'from Sudzha', 'How far is Oakham from Sudzha?'],
    ['Who burnt the mill in Oakham?', 'in the Old Town', 'Who burnt the mill in Old Town?'],
    ['What happened in the Old Mill in 1921?', '1943', 'What happened in the Old Mill in 1943?'],
    ['What did Ada Stone-Reed say?', 'Bo', 'What did Bo say?'],
  ])('takes the place of the like: %s, %s', (question, other, expected) => {
    expect(replaceTopic(question, other)).toBe(expected);
  });

  it.each([
    ['What did Ada say to Bo?', 'Reed', 'either of two names'],
    ['What did the miller say?', 'Bo', 'no name'],
    ['What did Ada say?', 'the baker', 'no name for it'],
    ['What did Ada say?', '1943', 'no number'],
    ['What did Ada say?', 'in Oakham', 'no place'],
    ['Transit fees', 'Bo', 'a capital that opens the question'],
  ])('takes none where it can’t be told which: %s, %s: %s', (question, other) => {
    expect(replaceTopic(question, other)).toBeNull();
  });
});
