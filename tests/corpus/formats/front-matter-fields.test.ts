import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/corpus/formats/front-matter-fields.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { inFolder } from '../../support/in-folder.ts';

const draftOf = (yaml: string) => readFrontMatter(`---\ntitle: T\n${yaml}\n---\nText.`, 'a.md').draft;

describe('fields as other programs write them', () => {
  it.each<[string, string | undefined]>([
    ['author: Jane Doe', 'Jane Doe'],
    ['author: [Ann, Ben]', 'Ann, Ben'],
    ['author:\n  name: Jane Doe\n  url: https://x.org', 'Jane Doe'],
    ['authors:\n  - name: Ann\n  - name: Ben', 'Ann, Ben'],
    ['authors:\n  - given-names: Ann\n    family-names: Smith', 'Ann Smith'],
    ['author:\n  given: Ann\n  family: Smith', 'Ann Smith'],
    ['author:\n  first: Ann\n  last: Smith', 'Ann Smith'],
    ['author:\n  name: ~\n  last: Smith', 'Smith'],
    ['author:\n  display_name: Ann', 'Ann'],
    ['author: ~\nby: Ann', 'Ann'],
    ['author: true', undefined],
    ['author:\n  a: b', undefined],
    ['author:', undefined],
  ])('%j has the author %s', (yaml, author) => {
    expect(draftOf(yaml).details.author).toBe(author);
  });

  it.each<[string, string | undefined]>([
    ['published: 2024-08-14', '2024-08-14'],
    ['published: true\ndate: 2024-08-19 10:00:00 +0100', '2024-08-19 10:00:00 +0100'],
    ['lastmod: 2025-01-02\ndate: 2024-08-19', '2024-08-19'],
    ['lastmod: 2025-01-02', '2025-01-02'],
    ['last_update:\n  date: 1/2/2025\n  author: Ann', '1/2/2025'],
    ['updated: 2025', '2025'],
    ['last_update:\n  author: Ann', undefined],
    ['published: true', undefined],
  ])('%j was published %s', (yaml, published) => {
    expect(draftOf(yaml).details.published).toBe(published);
  });

  it.each<[string, string | undefined]>([
    ['url: https://x.org/a', 'https://x.org/a'],
    ['url: /vegetables/leeks/', undefined],
    ['url: javascript:alert(1)', undefined],
    ['url: /a/\ncanonical_url: https://x.org/a', 'https://x.org/a'],
  ])('%j has the address %s', (yaml, url) => {
    expect(draftOf(yaml).details.url).toBe(url);
  });

  it.each<[string, string | undefined]>([
    ['language: no', 'no'],
    ['lang: en_GB', 'en-GB'],
    ['lang: 12', undefined],
  ])('%j is in %s', (yaml, language) => {
    expect(draftOf(yaml).details.language).toBe(language);
  });

  it.each<[string, string | undefined]>([
    ['id: a.b-1', 'a.b-1'],
    ['id: getting started', 'getting-started'],
    ['id: guides/cabbage', 'guides-cabbage'],
    ['id: "?"', undefined],
  ])('%j has the id %s', (yaml, id) => {
    expect(draftOf(yaml).id).toBe(id);
  });

  it.each<[string, boolean]>([
    ['draft: true', true],
    ['draft: false', false],
    ['published: false', true],
    ['published: 2024-08-14', false],
    ['published: true', false],
    ['status: draft', true],
    ['publish: no', true],
    ['status: current', false],
    ['draft: [true]', false],
    ['draft: 2', false],
  ])('%j is kept back: %s', (yaml, isUnpublished) => {
    expect(draftOf(yaml).isUnpublished).toBe(isUnpublished);
  });

  it.each<[string, string | undefined]>([
    ['status: superseded', 'superseded'],
    ['status: Deprecated', 'Deprecated'],
    ['status: "superseded by [ADR-0005](0005-example.md)"', 'superseded by ADR-0005'],
    ['status: superseded\nsuperseded_by: "[[Leave 2024]]"', 'superseded by Leave 2024'],
    ['superseded-by: ADR-0017', 'superseded by ADR-0017'],
    ['superseded-by:\n  - 0017\n  - 0018', 'superseded by 0017, 0018'],
    ['superseded_by: true', 'superseded'],
    ['deprecated: true', 'deprecated'],
    ['archived: 2024-01-02', 'archived'],
    ['status: accepted\nsuperseded_by: null', undefined],
    ['superseded_by: []', undefined],
    ['superseded-by: n/a', undefined],
    ['superseded-by: —', undefined],
    ['status: partially superseded', undefined],
    ['status: archive of letters', undefined],
    ['deprecated: false', undefined],
    ['supersedes: ADR-3', undefined],
    ['archived: {by: me}', undefined],
  ])('%j no longer holds: %s', (yaml, superseded) => {
    expect(draftOf(yaml).superseded).toBe(superseded);
  });

  it('are names of the same where they are a list of lists', () => {
    expect(draftOf('synonyms:\n  - [Kyiv, Kiev]').details.synonyms).toEqual([['Kyiv', 'Kiev']]);
    for (const yaml of [
      'synonyms: a, b',
      'synonyms: [a, b]',
      'synonyms:\n  - [a]',
      'synonyms:\n  - [a, ""]',
      'synonyms:\n  - [a, {b: c}]',
    ]) {
      expect(draftOf(yaml)).toMatchObject({ details: { synonyms: undefined }, notTaken: ['synonyms'] });
    }
  });

  it('are other names of the article, but not its former paths', async () => {
    expect(draftOf('aliases: [/old/path/, the T]').aliases).toEqual(['the T']);
    for (const yaml of ['aliases: [/old/]', 'aliases:\n  old: the T', 'aliases: [~]'])
      expect(draftOf(yaml).aliases).toEqual([]);
    const folder = await inFolder({
      'a.md': '---\ntitle: New York\naliases: [Big Apple]\n---\nIt is large.',
    });
    expect((await loadCorpus([folder])).articles[0]?.synonyms).toEqual([['New York', 'Big Apple']]);
  });

  it('may have another title, of what was written, and none that a template would have made', () => {
    expect(draftOf('sidebar_label: Of mills').otherTitles).toEqual(['Of mills']);
    for (const yaml of ['nav_title: "{{ page.title }}"', 'nav_title:\n  en: Mills', 'nav_title: <b></b>'])
      expect(draftOf(yaml).otherTitles).toEqual([]);
  });

  it('that nothing is made of are named', () => {
    expect(draftOf('tags: [a]\nlayout: post\nempty:\nurl: /x/').notTaken).toEqual(['tags', 'layout', 'url']);
  });
});

describe('a folder of another program', () => {
  it('is read, and what wasn’t taken is summed up', async () => {
    const folder = await inFolder({
      'a.md': '---\nlayout: post\ntags: x\n---\nA.',
      'b.md': '---\nlayout: post\nsynonyms: a, b\n---\nB.',
      'c.md': '---\npublished: false\n---\nC.',
    });
    const { articles, skipped, warnings, notes } = await loadCorpus([folder]);
    expect([articles.map(({ id }) => id), skipped]).toEqual([['a', 'b'], []]);
    expect(warnings).toEqual([expect.stringMatching(/^"synonyms" .* it was ignored in ".*b\.md"$/)]);
    expect(notes).toEqual([
      `left out 1 draft: "${folder}/c.md"`,
      'ignored fields of front matter that are for other programs: layout (2), tags (1)',
    ]);
  });

  it('of nothing but drafts says so', async () => {
    const folder = await inFolder({ 'c.md': '---\ndraft: true\n---\nC.' });
    await expect(loadCorpus([folder])).rejects.toThrow(/no readable article .* It has left out 1 draft/);
  });
});
