import { expect, it } from 'vitest';
import { detectLanguage } from '../../src/corpus/detect-language.ts';
import { articleOf } from '../support/articles.ts';

const TEXTS = {
  en: 'The mill stands by the river and grinds from morning until evening. Whoever wants to see it rings at the door of the old house next to it, where the miller lives with two cats. ',
  de: 'Die Mühle steht am Fluss und mahlt von morgens bis abends. Wer sie sehen will, klingelt an der Tür des alten Hauses daneben, in dem der Müller mit zwei Katzen wohnt. ',
  uk: 'Млин стоїть біля річки й меле з ранку до вечора. Хто хоче його побачити, дзвонить у двері старого будинку поруч, де живе мірошник із двома котами. ',
};

it.each(Object.entries(TEXTS))('of a text in %s is found', async (language, text) => {
  expect(await detectLanguage(articleOf([text.repeat(2), text]))).toBe(language);
});

it('isn’t told of a few words, or of signs', async () => {
  expect(await detectLanguage(articleOf(['Anna Svensson, Björn Larsson']))).toBeNull();
  expect(await detectLanguage(articleOf(['2024-08-19 | 12 | 13\n'.repeat(100)]))).toBeNull();
});
