import { expect, it } from 'vitest';
import { matchSuggestions } from '../../../src/core/bot/suggestions.ts';

const SUGGESTIONS = ['Who runs the mill?', 'Where is the moor?', 'Łódź'];

it.each([
  ['mil ru', ['Who runs the mill?']],
  ['WH THE', ['Who runs the mill?', 'Where is the moor?']],
  ['łó', ['Łódź']],
  ['ill', []],
  ['', SUGGESTIONS],
])('what was typed, %j, begins words of what is suggested', (typed, found) => {
  expect(matchSuggestions(typed, SUGGESTIONS)).toEqual(found);
});
