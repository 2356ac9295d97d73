import { expect, it } from 'vitest';
import { fallbackFromFileName } from '../../src/corpus/build-article.ts';

it.each([
  ['kursk.md', 'kursk', 'Kursk'],
  ['guides/Gas-transit_2024.md', 'guides-gas-transit-2024', 'Gas transit 2024'],
  ['Über uns.html', 'über-uns', 'Über uns'],
  ['v1.2-notes.txt', 'v1-2-notes', 'V1.2 notes'],
  ['---.md', 'article', 'Untitled'],
])('names the article of %s', (file, id, title) => {
  expect(fallbackFromFileName(file)).toEqual({ id, title });
});
