import { expect, it } from 'vitest';
import { type Neighbour, TALK_TIME, whyHeldBack } from '../../../src/core/bot/holding-back.ts';

const SECOND = 1_000;

function by(author: string, seconds: number, more: Partial<Neighbour> = {}): Neighbour {
  return { author, isBot: false, at: seconds * SECOND, isReply: false, ...more };
}

it.each<[string, Neighbour[], string | null]>([
  ['nobody else wrote', [], null],
  ['a person replied', [by('ben', 5, { isReply: true })], 'answered-by-person'],
  ['another bot replied', [by('bot', 1, { isReply: true, isBot: true })], null],
  ['whoever asks added something', [by('ada', 5, { isReply: true })], null],
  ['others wrote before', [by('ben', -20), by('eve', -10)], null],
  ['whoever asks wrote before', [by('ada', -20)], null],
  ['somebody answered what they wrote before', [by('ada', -20), by('ben', -10)], 'conversation'],
  ['a bot did', [by('ada', -20), by('bot', -10, { isBot: true })], null],
  ['that is long ago', [by('ada', -1 - TALK_TIME / SECOND), by('ben', -10)], null],
  ['others ask at the same time', [by('ben', 2)], null],
  ['somebody wrote when they could have answered', [by('ben', 15)], 'conversation'],
])('where %s, the bot holds back: %j %s', (_, neighbours, why) => {
  expect(whyHeldBack('ada', neighbours)).toBe(why);
});
