import { describe, expect, it } from 'vitest';
import { chooseTitle, distinguishTitles, titleOfFile } from '../../src/corpus/article-title.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { inFolder } from '../support/in-folder.ts';

it.each([
  ['gas-transit.md', 'Gas transit'],
  ['gas-transit/index.md', 'Gas transit'],
  ['guides/gas-transit/_index.md', 'Gas transit'],
  ['gas-transit/README.md', 'Gas transit'],
  ['gas-transit/overview.md', 'Gas transit: Overview'],
  ['index.md', 'Index'],
  ['01-getting_started/index.md', 'Getting started'],
  ['2024-08-19-the-mill.md', 'The mill'],
  ['2024-08-19.md', '2024 08 19'],
  ['2-factor-authentication.md', '2 factor authentication'],
  ['!!!.md', '!!!'],
  ['---.md', 'Untitled'],
])('the name of %s is a title', (name, title) => {
  expect(titleOfFile(name)).toBe(title);
});

it.each<[string[], string]>([
  [['How the gas flows', 'Gas'], 'How the gas flows'],
  [['Index', 'How the gas flows'], 'How the gas flows'],
  [['README'], 'Gas transit'],
  [['Microsoft Word - Document1', 'Gas'], 'Gas'],
  [['Microsoft Word - leave_policy.doc'], 'Gas transit'],
  [['Document1'], 'Gas transit'],
  [['leave_policy.docx'], 'Gas transit'],
  [['['], 'Gas transit'],
  [['Word processing: Microsoft Word'], 'Word processing: Microsoft Word'],
  [['Documents of the mill'], 'Documents of the mill'],
])('of %j the first that says something is taken', (stated, title) => {
  expect(chooseTitle(stated, 'Gas transit')).toBe(title);
});

it('a title that says little is better than a name that says nothing', () => {
  expect(chooseTitle(['Welcome'], 'Index')).toBe('Welcome');
});

describe('titles that are the same', () => {
  const sharing = (...names: string[]) => names.map((name) => ({ name, title: 'Mailing list' }));

  it('are told apart by their folders, or by their names in the same folder', () => {
    expect(distinguishTitles(sharing('asia/mail.md', 'europe/mail.md', 'mail.md'))).toEqual([
      'Asia: Mailing list',
      'Europe: Mailing list',
      'Mailing list',
    ]);
    expect(distinguishTitles(sharing('asia/lists/mail.md', 'europe/lists/mail.md'))).toEqual([
      'Asia: Mailing list',
      'Europe: Mailing list',
    ]);
    expect(distinguishTitles(sharing('mailing-list.md', 'mailing-list-2.md'))).toEqual([
      'Mailing list',
      'Mailing list 2',
    ]);
    expect(distinguishTitles(sharing('mail-old.md', 'mail-new.md'))).toEqual([
      'Mail old: Mailing list',
      'Mail new: Mailing list',
    ]);
  });

  it('stay the same where no name tells them apart, and others as they are', () => {
    const articles = [...sharing('a.md', 'a.md'), { name: 'b.md', title: 'Mills' }];
    expect(distinguishTitles(articles)).toEqual(['Mailing list', 'Mailing list', 'Mills']);
  });
});

it('the articles of a folder have titles that people know them by', async () => {
  const folder = await inFolder({
    'gas-transit/index.md': 'Gas flows.',
    'home.md': '# The mill\n\nIt turns.',
    'labelled.md': '---\ntitle: Overview\nsidebar_label: Of the moor\n---\nIt burnt.',
    'asia/list.md': '# Mailing list\n\nWrite to Asia.',
    'europe/list.md': '# Mailing list\n\nWrite to Europe.',
    'marked.md': '---\ntitle: Cats &amp; <em>dogs</em> of `List<string>`\n---\nThey bark.',
    'templated.md': '---\ntitle: "{{ page.title }}"\n---\n# Fog\n\nIt is grey.',
  });
  const { articles } = await loadCorpus([folder]);
  expect(Object.fromEntries(articles.map(({ id, title }) => [id, title]))).toEqual({
    'asia-list': 'Asia: Mailing list',
    'europe-list': 'Europe: Mailing list',
    'gas-transit-index': 'Gas transit',
    home: 'The mill',
    labelled: 'Of the moor',
    marked: 'Cats & dogs of List<string>',
    templated: 'Fog',
  });
});
