import { expect, it } from 'vitest';
import { smallTalkIn } from '../../../src/core/bot/small-talk.ts';

it.each([
  ['hi', 'greeting'],
  ['Hello Kursk!', 'greeting'],
  ['hey there 👋', 'greeting'],
  ['How’s it going?', 'greeting'],
  ['thanks', 'thanks'],
  ['Thank you so much, bot!', 'thanks'],
  ['cool!!', 'praise'],
  ['Great job!', 'praise'],
  ['who are you?', 'about'],
  ['Hi, what can you do?', 'about'],
  ['help me', 'about'],
  ['bye', 'goodbye'],
  ['ok', 'agreement'],
])('“%s” is %s', (text, kind) => {
  expect(smallTalkIn(text)).toMatchObject({ kind, languages: expect.arrayContaining(['en']) });
});

it.each([
  ['привіт!', 'greeting', 'uk'],
  ['Дякую дуже', 'thanks', 'uk'],
  ['Що ти вмієш?', 'about', 'uk'],
  ['Guten Tag', 'greeting', 'de'],
  ['Was kannst du?', 'about', 'de'],
  ['dzień dobry', 'greeting', 'pl'],
  ['Kim jesteś?', 'about', 'pl'],
  ['¿Quién eres?', 'about', 'es'],
  ['au revoir', 'goodbye', 'fr'],
])('“%s” is %s in “%s”', (text, kind, language) => {
  expect(smallTalkIn(text)).toEqual({ kind, languages: [language] });
});

it.each([
  '',
  'bot',
  'help me find the mill',
  'thanks to whom was it built?',
  'what is cool roofing?',
  'who are the owners?',
  'hello world program',
  'how does the mill work?',
  'good day rates',
])('“%s” isn’t small talk', (text) => {
  expect(smallTalkIn(text)).toBeNull();
});
