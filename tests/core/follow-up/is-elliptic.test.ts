import { expect, it } from 'vitest';
import { isElliptic } from '../../../src/core/answering/follow-up/detect-follow-up.ts';

it.each([
  'why?',
  'Since when?',
  'and then?',
  'tell me more',
  'go on',
  'any examples?',
  'can you elaborate?',
  'could you please explain',
  'In which countries?',
  'how many other sacks are there?',
  'which ones?',
  'do you know more?',
])('leaves out what it is about: %s', (question) => {
  expect(isElliptic(question)).toBe(true);
});

it.each([
  'why Sudzha?',
  'tell me more about the mill',
  'in which countries is bread baked?',
  'which Mill?',
  'how are you?',
  'who are you?',
  'thanks',
  'that is so',
  '',
])('says what it is about, or asks nothing: %s', (question) => {
  expect(isElliptic(question)).toBe(false);
});
