import { describe, expect, it } from 'vitest';
import { fetchSource } from '../../../src/corpus/ingest/fetch-source.ts';
import { readSource } from '../../../src/corpus/ingest/read-source.ts';
import { pdfOf } from '../../support/pdf.ts';
import { page, servePages } from '../../support/serve-pages.ts';

/** Reads what a server on this machine answers at this path. */
async function readFrom(content: string | Uint8Array, type: string, path = '/page') {
  const site = await servePages({ [path]: page(content, type) });
  return await readSource(await fetchSource(site + path, { userAgent: 'kursk', isAllowed: () => true }));
}

const textOf = async (...given: Parameters<typeof readFrom>) =>
  (await readFrom(...given)).article.passages[0]?.text;

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the characters of a page', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['what HTTP says', latin1('<p>\xcc\xe8\xf0</p>'), 'text/html; charset=windows-1251', 'Мир'],
    [
      'HTTP rather than the page',
      latin1('<meta charset=utf-8><p>\xcc\xe8\xf0</p>'),
      'text/html;charset="cp1251"',
      'Мир',
    ],
    ['what the page says', latin1('<meta charset="shift_jis"><p>\x90\xa2\x8aE</p>'), 'text/html', '世界'],
    [
      'what it says the old way',
      latin1('<meta http-equiv=content-type content="text/html; charset=iso-8859-2"><p>\xb1</p>'),
      'text/html',
      'ą',
    ],
    [
      'a byte order mark before all',
      Buffer.from('\uFEFF<p>é</p>', 'utf16le'),
      'text/html; charset=utf-8',
      'é',
    ],
    ['UTF-8 where nothing is said', Buffer.from('<p>é</p>'), 'text/html', 'é'],
    [
      'Western European for ISO 8859-1',
      latin1('<p>\x93a\x94 \x96 \x92</p>'),
      'text/html; charset=iso-8859-1',
      '“a” – ’',
    ],
    [
      'UTF-8 where a page that is written in ASCII says UTF-16',
      Buffer.from('<meta charset="utf-16"><p>é</p>'),
      'text/html',
      'é',
    ],
    [
      'what they clearly are rather than what a page said where it was served',
      Buffer.from('<meta charset=gb2312><p>Старая мельница</p>'),
      'text/html',
      'Старая мельница',
    ],
    ['Western European where it isn’t that', latin1('<p>\xe9\x80</p>'), 'text/html', 'é€'],
  ])('are told by %s', async (_, bytes, type, text) => {
    expect(await textOf(bytes, type)).toBe(text);
  });
});

describe('what a server sends', () => {
  it.each([
    ['a page', '<p>One <b>two</b>.</p>', 'application/xhtml+xml', '/page', 'One two.'],
    ['Markdown, by its type', 'One **two**.', 'text/markdown', '/page', 'One two.'],
    ['Markdown, by its ending', 'One **two**.', 'text/plain; charset=utf-8', '/page.md', 'One two.'],
    ['Markdown of no known type', 'One **two**.', 'application/octet-stream', '/page.md', 'One two.'],
    ['plain text', 'One **two**.', 'text/plain', '/page', 'One **two**.'],
  ])('is read as %s', async (_, content, type, path, text) => {
    expect(await textOf(content, type, path)).toBe(text);
  });

  it.each([
    ['a picture', 'PNG', 'image/png', /It is of the type image\/png\./],
    ['data', '{}', 'application/json', /It is of the type application\/json\./],
    ['a program, called a page', 'MZ\0\0', 'text/html', /It is not text\./],
    ['a page without text', '<p> </p>', 'text/html', /It has no text to quote\./],
    ['nothing', '', 'text/html', /It has no text to quote\./],
  ])('is refused when it is %s', async (_, content, type, sentence) => {
    await expect(readFrom(content, type)).rejects.toMatchObject({
      name: 'SourceError',
      message: expect.stringMatching(sentence),
    });
  });

  it('is doubted where a PDF has pages without text, or with broken text', async () => {
    const apart = 'T h e m i l l s t a n d s b y t h e r i v e r a n d i t g r i n d s';
    const pages = ['The mill stands.', null, apart].map((text) => (text === null ? [] : [{ text, y: 700 }]));
    expect((await readFrom(pdfOf(pages), 'application/pdf')).warnings).toEqual([
      "No text on page 2: pictures of text aren't read.",
      'The text of page 3 is broken, and its words may not be found.',
    ]);
  });

  it('is doubted where little of a page was kept', async () => {
    const text = '<p>The mill grinds rye.</p>'.repeat(3);
    const { warnings } = await readFrom(
      `<nav>${'<p>Buy this now, and pay for it later.</p>'.repeat(200)}</nav><main>${text}</main>`,
      'text/html',
    );
    expect(warnings).toEqual([expect.stringMatching(/^It kept \d %? ?.*of this page's text/)]);
  });

  it('is doubted when there is little of it, or in another language', async () => {
    const { warnings } = await readFrom(
      '<html lang="de"><head></head><body><p>Kurz.</p></body></html>',
      'text/html',
    );
    expect(warnings).toEqual([
      'There is little text: the page may make its text in the browser, or want a login.',
      'Its language is "de"; articles and questions are read as English.',
    ]);
  });
});
