import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { parseHtml } from '../../../src/corpus/formats/parse-html.ts';
import { readPage } from '../../../src/corpus/formats/read-page.ts';

const page = await readFile(new URL('samples/news.html', import.meta.url), 'utf8');

describe('the tables of a page', () => {
  it.each([
    [
      '<table><caption>Prices</caption><tr><th>Item<th>Price<tr><td>Tea<td>5</table>',
      ['Prices\nItem | Price\nTea | 5'],
    ],
    [
      '<table><tr><td>Pear<table><tr><td>in 1<td>in 2</table>after<td>2</table>',
      ['Pear | in 1 | in 2 after | 2'],
    ],
    ['<table><tr><td>Before.<h3>Heading</h3><p>Para.</table><p>Next.', ['Before. Heading Para.', 'Next.']],
    ['<table><tr><td>A<td><td>C<tr><td><td></table>', ['A |  | C']],
    ['<td>Stray</td><p>Next.', ['Stray', 'Next.']],
    ['<table><tr><td></table>', []],
  ])('lose nothing: %j', (html, texts) => {
    expect(readPage(html).blocks.map(({ text, section }) => [text, ...section])).toEqual(
      texts.map((text) => [text]),
    );
  });
});

describe('a web page', () => {
  it('is its main content, as a reader sees it', () => {
    const article = buildArticle(parseHtml(page), { id: 'news', title: 'News' });
    expect(article?.passages.map(({ text, section }) => [text, section.join('/')])).toEqual([
      [
        'THE river has turned the mill’s wheel for three hundred years, and the people of the valley say that it will do so for three hundred more, if the rain keeps falling in the hills as it always has.',
        '',
      ],
      [
        'It grinds 5\u00A0tonnes of grain a\u00A0day — “more than we can eat,” as the miller likes to say & to write, although he has never eaten more than a loaf of it in a single day.',
        '',
      ],
      [
        'Every spring the wheel is taken down and mended, which takes four men and a crane about a week:',
        'What it needs',
      ],
      ['oak for the paddles', 'What it needs'],
      ['at least ten years dry, cut in the valley itself', 'What it needs'],
      ['iron for the axle', 'What it needs'],
      ['Without the river there is no mill, and without the mill there is no village.', 'What it needs'],
      ['Year | Tonnes\n2022 | 1,500', 'What it needs'],
      ['turn(wheel)\nstop(wheel)', 'What it needs'],
      [
        'First line\nsecond line of the same paragraph, which is long enough to count as one by any measure.',
        'What it needs',
      ],
    ]);
  });

  it('says of itself what its head says', () => {
    expect(parseHtml(page).details).toEqual({
      title: 'The river and the mill',
      author: 'Sample Writer',
      publisher: 'Example News',
      published: '2024-08-14T09:00:00Z',
      url: 'https://news.example/river-and-mill',
      language: 'en-GB',
    });
  });

  it('is the same with Windows line ends', () => {
    expect(parseHtml(page.replaceAll('\n', '\r\n')).details).toEqual(parseHtml(page).details);
  });

  it.each([
    [
      '<head>',
      '<!doctype html><html lang="en"><title>Mills</title><meta name="author" content="Ada"><body>TEXT</body></html>',
    ],
    [
      '<html>, <head> and <body>',
      '<!doctype html><title>Mills</title><meta name="author" content="Ada">TEXT',
    ],
    [
      'any of them, and without a type',
      '<script>x</script><title>Mills</title><meta name="author" content="Ada">TEXT',
    ],
  ])('has its title where its author left out %s, as HTML allows', (_, html) => {
    const text = `<p>${'The river has turned the wheel for three hundred years. '.repeat(12)}</p>`;
    const { details, blocks } = parseHtml(html.replace('TEXT', text));
    expect([details.title, details.author, blocks.length]).toEqual(['Mills', 'Ada', 1]);
  });

  it('says nothing of itself where it says nothing', () => {
    expect(parseHtml('<p>Just this.</p>').details).toEqual({});
  });

  it.each([
    ['<p>Just this.</p>', ['Just this.']],
    ['<html><body><h1>Title</h1><p>One &lt;b&gt;.</p><p>Two.</p></body></html>', ['One <b>.', 'Two.']],
    ['Bare text', ['Bare text']],
    ['', []],
    ['<script>', []],
    ['<html><head><link rel="canonical" href="http://[bad"></head><body><p>Hi.</p></body></html>', ['Hi.']],
    [
      '<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>Hi.</p></body></html>',
      ['Hi.'],
    ],
  ])('may be as short as %j', (html, texts) => {
    expect(parseHtml(html).blocks.map(({ text }) => text)).toEqual(texts);
    expect(parseHtml(html).details.url).toBeUndefined();
  });
});

it('a page is read that is a hundred elements deep, and none that is hundreds deep', () => {
  const page = (depth: number) => `${'<div>'.repeat(depth)}<p>The mill stands by the river.</p>`;
  expect(parseHtml(page(100)).blocks.map(({ text }) => text)).toEqual(['The mill stands by the river.']);
  expect(() => parseHtml(page(300))).toThrow(RangeError);
});
