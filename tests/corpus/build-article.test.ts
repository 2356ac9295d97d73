import { expect, it } from 'vitest';
import { buildArticle, fallbackFromFileName } from '../../src/corpus/build-article.ts';

it.each([
  ['kursk.md', 'kursk', 'Kursk'],
  ['guides/Gas-transit_2024.md', 'guides-gas-transit-2024', 'Gas transit 2024'],
  ['Über uns.html', 'über-uns', 'Über uns'],
  ['v1.2-notes.txt', 'v1-2-notes', 'V1.2 notes'],
  ['---.md', 'article', 'Untitled'],
])('names the article of %s', (file, id, title) => {
  expect(fallbackFromFileName(file)).toEqual({ id, title });
});

it('makes an article without what no database holds, whatever its format lets through', () => {
  const details = {
    title: 'The \0mill',
    author: 'Ada\uD800',
    publisher: '\0',
    published: '\u00072026',
    language: 'en\0',
  };
  const blocks = [{ text: 'It \0turns.', section: ['Key\0s', '\uDFFF'] }];
  expect(buildArticle({ details, blocks }, { id: 'mill', title: 'Mill' })).toMatchObject({
    ...{ title: 'The mill', author: 'Ada', publisher: null, published: '2026', language: 'en' },
    passages: [{ text: 'It turns.', section: ['Keys'] }],
  });
});
