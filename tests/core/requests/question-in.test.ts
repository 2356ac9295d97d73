import { expect, it } from 'vitest';
import { questionIn } from '../../../src/core/bot/use-cases/answer-question.ts';

const CHATTER = 'We talked about the mill all day long, and nobody knew much about it. '.repeat(8);

it('a message short enough is the question', () => {
  expect(questionIn('who runs the mill')).toBe('who runs the mill');
});

it('of a long one it is the last sentence that asks', () => {
  expect(questionIn(`Who are you? ${CHATTER}So, who runs the mill?\nThanks!`)).toBe('So, who runs the mill?');
});

it('a long one that asks nothing is left whole, to be refused with a reason', () => {
  expect(questionIn(CHATTER)).toBe(CHATTER);
});

it('takes no time for what nobody would write', () => {
  expect(questionIn('?'.repeat(200_000))).toHaveLength(200_000);
  expect(questionIn(' \n.'.repeat(200_000))).toHaveLength(600_000);
});
