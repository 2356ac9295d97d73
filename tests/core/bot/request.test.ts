import { expect, it } from 'vitest';
import { readCommand } from '../../../src/core/bot/request.ts';

it.each([
  ['help', { kind: 'help' }],
  ['  ', { kind: 'help' }],
  ['Sources', { kind: 'sources' }],
  ['privacy', { kind: 'privacy' }],
  ['forget  me', { kind: 'forget' }],
  ['gaps', { kind: 'gaps', days: 30, way: 'command' }],
  ['gaps 90d', { kind: 'gaps', days: 90, way: 'command' }],
  ['gaps 7 days', { kind: 'gaps', days: 7, way: 'command' }],
  ['@Kursk, help!', { kind: 'help' }],
  ['👋 Help 🙏', { kind: 'help' }],
  ['settings', { kind: 'settings', change: '' }],
  ['settings articles Kursk  gas', { kind: 'settings', change: 'articles Kursk gas' }],
])('“%s” is a command', (text, action) => {
  expect(readCommand(text, 'command')).toEqual(action);
});

it.each([
  ['@Kursk stop', ['en', 'de', 'fr', 'pl']],
  ['Stop it!', ['en']],
  ['Hör auf.', ['de']],
  ['arrête-toi', ['fr']],
  ['para, por favor', ['es']],
  ['припини', ['uk']],
])('“%s” asks the bot to leave, if it is mentioned', (text, languages) => {
  expect(readCommand(text, 'mention')).toEqual({ kind: 'leave', languages });
  for (const way of ['thread', 'reply', 'direct', 'command'] as const)
    expect(readCommand(text, way)).toEqual({ kind: 'ask', question: text, way });
});

it.each([
  ['why Sudzha?'],
  ['leave'],
  ['where does the bus stop?'],
  ['sources of gas'],
  ['privacy in Russia'],
  ['help me find the mill'],
  ['gaps in the defence'],
  ['settings of the novel'],
  ['forget me not'],
])('“%s” is a question', (question) => {
  expect(readCommand(question, 'mention')).toEqual({ kind: 'ask', question, way: 'mention' });
});
