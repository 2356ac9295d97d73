import { expect, it } from 'vitest';
import { inFolder } from '../support/in-folder.ts';
import { runInProcess } from '../support/run-in-process.ts';

const MILL =
  '---\nlanguage: en\n---\nThe mill stands by the river. Ada Stone runs the mill, and has done so for years.\n';

it('a question in a language that no article is in is told so, above what may help', async () => {
  const folder = await inFolder({ 'mill.md': MILL });
  const asked = ['Wie setze ich mein Passwort zurück?', 'How do I reset my password?'].map((question) =>
    runInProcess(['ask', question, '--corpus', folder], { env: { READER: 'off', EMBEDDER: 'off' } }),
  );
  const [german, english] = await Promise.all(asked);
  expect(german?.stdout).toMatch(
    /^The articles are in English; the question seems to be in another\s+language\.\n/,
  );
  expect(german?.stdout).toContain('The articles don’t say.');
  expect(english?.stdout).not.toContain('language');
});

it('a question that is answered isn’t told anything of languages', async () => {
  const folder = await inFolder({ 'mill.md': MILL });
  const { stdout } = await runInProcess(['ask', 'who runs the mill?', '--corpus', folder]);
  expect(stdout).toMatch(/^│ Ada Stone/m);
  expect(stdout).not.toContain('language');
});
