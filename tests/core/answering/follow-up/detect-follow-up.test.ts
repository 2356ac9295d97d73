import { expect, it } from 'vitest';
import {
  isElliptic,
  refersBack,
  standaloneWords,
  withoutExpletives,
} from '../../../../src/core/answering/follow-up/detect-follow-up.ts';

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

const IT = /\bit\b/;

it.each([
  'what time is it',
  "how's it going",
  'is it true that bread is baked',
  'how long does it take to mill a sack',
  'is it likely that the mill burns',
  'is it safe to swim there',
  'why is it that nobody came',
  'what counts when it comes to flour',
])('drops an “it” that stands for nothing: %s', (question) => {
  expect(withoutExpletives(question)).not.toMatch(IT);
});

it.each(['is it far', 'who built it', 'is it close to the river', 'does it cost much', 'why does it burn'])(
  'keeps an “it” that stands for something: %s',
  (question) => {
    expect(withoutExpletives(question)).toBe(question);
  },
);
