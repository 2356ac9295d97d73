import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLED_ARTICLES } from '../../../src/corpus/article-files.ts';
import { bundledArticle } from '../../support/articles.ts';

/** SHA-256 of the article as it was received. */
const RECEIVED = '9a6fcd1a3bd1059090776ad3504b4e00c3cb4932cfed1147fccfbfabb42122a7';

describe('the article that comes along', () => {
  it('has its body unchanged to the byte', async () => {
    const file = await readFile(join(BUNDLED_ARTICLES, 'kursk.md'), 'utf8');
    const body = file.slice(file.indexOf('\n---\n\n') + '\n---\n\n'.length);
    expect(createHash('sha256').update(body).digest('hex')).toBe(RECEIVED);
  });

  it('has 54 passages, every paragraph but the cross-links', async () => {
    const article = await bundledArticle();
    const file = await readFile(join(BUNDLED_ARTICLES, 'kursk.md'), 'utf8');
    const [, ...paragraphs] = file.split('\n\n');
    const crossLinks = paragraphs.filter((paragraph) => paragraph.startsWith('READ MORE:'));
    expect(crossLinks).toHaveLength(3);
    expect(article.passages).toHaveLength(54);
    expect(article.passages.map(({ text }) => text)).toEqual(
      paragraphs.filter((paragraph) => !crossLinks.includes(paragraph)),
    );
  });

  it('numbers its passages from 1', async () => {
    const { passages } = await bundledArticle();
    expect(passages.map(({ number }) => number)).toEqual(passages.map((_, index) => index + 1));
  });

  it('claims no author, date or address', async () => {
    expect(await bundledArticle()).toMatchObject({
      id: 'kursk',
      author: null,
      publisher: null,
      published: null,
      url: null,
    });
  });
});
