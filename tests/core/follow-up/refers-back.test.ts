import { expect, it } from 'vitest';
import { refersBack } from '../../../src/core/answering/follow-up/detect-follow-up.ts';

it.each([
  'how far is that?',
  'who runs it?',
  'Where do they live?',
  'what did he say?',
  'Which towns do they hold?',
  'why is this important?',
  'did Bo do the same?',
  'Why does Ada want it?',
  'How many people live there?',
  'were these burnt?',
  'who  saw   him?',
])('has a word that stands for something said before: %s', (question) => {
  expect(refersBack(question)).toBe(true);
});

it.each([
  'why Sudzha?',
  'What did Ada say about her mill?',
  'Does the mill earn what it costs?',
  'Is it true that the mill burnt?',
  'How many mills are there?',
  'Who said that bread is baked?',
  'those who bake bread',
  'Why did Ada sell the mill and what did she buy?',
  '',
])('says itself what its words stand for: %s', (question) => {
  expect(refersBack(question)).toBe(false);
});
