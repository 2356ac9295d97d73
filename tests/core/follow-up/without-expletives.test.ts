import { expect, it } from 'vitest';
import { withoutExpletives } from '../../../src/core/answering/follow-up/detect-follow-up.ts';

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
