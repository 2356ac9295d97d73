import { expect, it } from 'vitest';
import { type Enclosed, questionIn } from '../../../src/core/bot/message.ts';

const CHATTER = 'We talked about the mill all day long, and nobody knew much about it. '.repeat(8);

it('a message short enough is the question', () => {
  expect(questionOf('who runs the mill')).toBe('who runs the mill');
});

it('of a long one it is the last sentence that asks', () => {
  expect(questionOf(`Who are you? ${CHATTER}So, who runs the mill?\nThanks!`)).toBe('So, who runs the mill?');
});

it('a long one that asks nothing is left whole, to be refused with a reason', () => {
  expect(questionOf(CHATTER)).toBe(CHATTER);
});

it('takes no time for what nobody would write', () => {
  expect(questionOf('?'.repeat(200_000))).toHaveLength(200_000);
  expect(questionOf(' \n.'.repeat(200_000))).toHaveLength(600_000);
});

const QUOTED: Enclosed = { kind: 'quoted', text: 'It was late.' };
const FORWARDED: Enclosed = { kind: 'forwarded', text: 'Who runs the mill?' };
const TITLE: Enclosed = { kind: 'title', text: 'The plan' };

it.each([
  ['is what its author wrote', 'where is the mill?', [FORWARDED, TITLE], 'where is the mill?'],
  [
    'is what is enclosed, where its author wrote nothing',
    '',
    [QUOTED, FORWARDED],
    'It was late.\nWho runs the mill?',
  ],
  [
    'is what is enclosed, where its author asks for an answer to that',
    'can you answer this?',
    [FORWARDED],
    'Who runs the mill?',
  ],
  ['is a title, where there is nothing else', '', [TITLE], 'The plan'],
  ['is no title, where its author says something', 'thanks', [TITLE], 'thanks'],
  ['is nothing, where there are no words', '', [], ''],
])('what a message asks %s', (_, written, enclosed, question) => {
  expect(questionIn({ written, enclosed })).toBe(question);
});

it('what a long message asks that is forwarded is its last question', () => {
  const text = `${CHATTER}Who runs the mill? ${CHATTER}`;
  expect(questionIn({ written: '', enclosed: [{ kind: 'forwarded', text }] })).toBe('Who runs the mill?');
});

function questionOf(written: string): string {
  return questionIn({ written, enclosed: [] });
}
