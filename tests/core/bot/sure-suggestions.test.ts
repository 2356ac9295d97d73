import { expect, it } from 'vitest';
import { createSureSuggestions } from '../../../src/core/bot/sure-suggestions.ts';
import { articleOf } from '../../support/articles.ts';
import { ALWAYS_UNSURE, libraryOf } from '../../support/bot-of.ts';

const ARTICLES = [
  articleOf(['We met Mary Miller, an expert on mills. Then Mary Miller left.'], {
    id: 'mill',
    title: 'The mill',
  }),
];

it('are questions that are answered', async () => {
  const suggestions = createSureSuggestions(fail);
  const library = libraryOf(ARTICLES);
  await expect.poll(() => suggestions(library)).toEqual(['Who is Mary Miller?']);
});

it('are none that the bot isn’t sure of', async () => {
  const asked: string[] = [];
  const unsure = libraryOf(ARTICLES, ALWAYS_UNSURE);
  const suggestions = createSureSuggestions(fail);
  const library: typeof unsure = {
    ...unsure,
    askFrom: (ids) => (question, options) => {
      asked.push(question);
      return unsure.askFrom(ids)(question, options);
    },
  };
  suggestions(library);
  await expect.poll(() => asked).toEqual(['Who is Mary Miller?']);
  expect(suggestions(library)).toEqual([]);
});

it('are looked for again when the articles change, and report what goes wrong', async () => {
  const faults: unknown[] = [];
  const suggestions = createSureSuggestions((error) => faults.push(error));
  const broken = new Error('the disk is gone');
  const library = libraryOf(ARTICLES);
  suggestions({ ...library, askFrom: () => () => Promise.reject(broken) });
  await expect.poll(() => faults).toEqual([broken]);
  await expect.poll(() => suggestions(library)).toEqual(['Who is Mary Miller?']);
});

function fail(error: unknown): never {
  throw error;
}
