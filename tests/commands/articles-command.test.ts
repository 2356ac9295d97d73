import { expect, it } from 'vitest';
import { inFolder } from '../support/in-folder.ts';
import { runInProcess } from '../support/run-in-process.ts';

const MILL = 'The mill stands by the river.\n';
const written = (language: string, text: string) => `---\nlanguage: ${language}\n---\n${text}\n`;

it('articles in other languages than English: it says how the words of each are found', async () => {
  const folder = await inFolder({
    'en.md': MILL,
    'de.md': written('de-AT', 'Die Mühle steht am Fluss.'),
    'uk.md': written('uk', 'Млин стоїть біля річки.'),
    'pl.md': written('pl', 'Młyn stoi nad rzeką.'),
  });
  const { stdout } = await runInProcess(['articles', '--corpus', folder]);
  expect(stdout).toContain('Words are found in their other forms, too, in German, English, and Ukrainian.\n');
  expect(stdout).toContain('Words are found as they are written in Polish.\n');

  const json = await runInProcess(['articles', '--json', '--corpus', folder]);
  const stems = JSON.parse(json.stdout).map((article: { id: string; stemmedAs: string | null }) => [
    article.id,
    article.stemmedAs,
  ]);
  expect(stems).toEqual([
    ['de', 'de'],
    ['en', 'en'],
    ['pl', null],
    ['uk', 'uk'],
  ]);
});

it('articles in English alone: it says nothing of languages', async () => {
  const folder = await inFolder({ 'en.md': MILL });
  const { stdout } = await runInProcess(['articles', '--corpus', folder]);
  expect(stdout).not.toContain('Words are');
});
