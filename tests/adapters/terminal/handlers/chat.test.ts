import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { chat } from '../../../../src/adapters/terminal/handlers/chat.ts';
import { withoutStore } from '../../../../src/core/bot/without-store.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { articleOf } from '../../../support/articles.ts';
import { botOf } from '../../../support/bot-of.ts';

const articles = [
  articleOf(['The mill stands by the river.', 'Mary Miller runs the mill.', 'The river is deep.']),
];

it('greets whoever types with the articles and what can be done, and prompts', async () => {
  const shown = await shownFor('where is the mill?\r/quit\r', true);
  expect(shown).toMatch(/^I answer from:\n\n• Sample \(3 passages\)\n\nType a question\./);
  expect(shown).toContain('> ');
  expect(shown).toContain('│ The mill stands by the river.\n  — Sample, ¶1\n');
});

it.each([
  ['\u0003', 'Ctrl-C'],
  ['\u0004', 'Ctrl-D'],
])('leaves whoever ends it by a key on a new line: %j, %s', async (key) => {
  expect(await shownFor(key, true)).toMatch(/> [^\n]*\n$/);
});

it('leaves no empty line to whoever quits by a word', async () => {
  expect(await shownFor('/quit\r', true)).toMatch(/> [^\n]*\/quit\r?\n$/);
});

it('reads a follow-up with the question before, says so, and keeps the topic', async () => {
  const shown = await shownFor('where is the mill?\nwho runs it?\nthanks\nsince when?\n');
  expect(shown).toContain('who runs it?\n\nRead as “who runs it – mill?”\n\n│ Mary Miller runs the mill.');
  expect(shown).toContain(english.smallTalk.thanks);
  expect(shown).toContain('Read as “since when – runs mill?”');
});

it('leaves a question alone that says what it is about', async () => {
  expect(await shownFor('where is the mill?\nhow deep is the river?\n')).not.toContain('Read as');
});

it('forgets the question before when asked to', async () => {
  const shown = await shownFor('where is the mill?\n/new\nwhy?\n');
  expect(shown).toContain('Forgotten.');
  expect(shown).toContain(english.smallTalk.about);
});

it('offers whoever types what can be done with the answer, and does it', async () => {
  const shown = await shownFor('where is the mill?\r/context\r/context 2\r/quit\r', true);
  expect(shown).toContain('  — Sample, ¶2\n\n/context  /context 2\n');
  expect(shown.match(/— Sample, ¶1–\d/g)).toEqual(['— Sample, ¶1–2', '— Sample, ¶1–3']);
});

it.each(['help', 'Help', '/help'])('tells what can be done: %s', async (line) => {
  const shown = await shownFor(`${line}\n`);
  expect(shown).toMatch(/^Type a question\./);
});

it('keeps what can be done with an answer while something else is asked for', async () => {
  const shown = await shownFor('where is the mill?\n/help\n/sources\n/context\n');
  expect(shown).toContain('— Sample, ¶1–2');
});

it.each(['/context', '/context 9', '/up', '/forget it', '/ask', '/'])(
  'says that it doesn’t know what it can’t do: %s',
  async (line) => {
    expect(await shownFor(`${line}\n`)).toContain(`There is no ${line} here.\nType a question.`);
  },
);

it('lets nothing that was asked before control the terminal', async () => {
  const shown = await shownFor('\u001B[31mmill\u0007\nwhy?\n');
  expect(shown).toContain('Read as');
  for (const control of ['\u001B', '\u0007']) expect(shown).not.toContain(control);
});

async function shownFor(typed: string, isInputTty = false): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = {
    input,
    output,
    errors: output,
    isInputTty,
    isErrorsTty: false,
    hasColor: false,
    width: 80,
  };
  input.end(typed);
  const bot = botOf(articles, { store: withoutStore(systemClock), settings: { retentionDays: 0 } });
  await chat(terminal, bot);
  output.end();
  return text(output);
}
