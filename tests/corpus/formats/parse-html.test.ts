import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { parseHtml } from '../../../src/corpus/formats/parse-html.ts';
import { readPage } from '../../../src/corpus/formats/read-page.ts';

const page = await readFile(new URL('samples/news.html', import.meta.url), 'utf8');

/** The passages of HTML, each with the headings above it. */
function passagesOf(html: string): string[] {
  return readPage(html).blocks.map(({ text, section }) => [text, ...section].join(' ← '));
}

describe('the tables of a page', () => {
  it.each([
    [
      '<table><caption>Prices</caption><tr><th>Item<th>Price<tr><td>Tea<td>5</table>',
      ['Prices\nItem: Tea\nPrice: 5'],
    ],
    [
      '<table><tr><td>Pear<table><tr><td>in 1<td>in 2</table>after<td>2</table>',
      ['Pear', 'in 1 | in 2', 'after', '2'],
    ],
    [
      '<table><tr><td>Before.<h3>Heading</h3><p>Para.</table><p>Next.',
      ['Before.', 'Para. ← Heading', 'Next. ← Heading'],
    ],
    ['<table role=presentation><tr><td>Left.<td>Right.</table>', ['Left.', 'Right.']],
    ['<table><tr><td>A<td><td>C<tr><td><td></table>', ['A |  | C']],
    ['<td>Stray</td><p>Next.', ['Stray', 'Next.']],
    ['<table><tr><td></table>', []],
    ['<table>Loose<tr><td>A<td>B</table>', ['Loose A | B']],
    ['<table><tr><td>A<td>B</td>Loose</table>', ['A | B | Loose']],
    [
      '<ul><li>Open<table><tr><th>Day<th>Hours<tr><td>Monday<td>9–17</table></ul>',
      ['Open', 'Day: Monday\nHours: 9–17'],
    ],
    ['<ul><li>Clean<pre>make\nclean</pre><li>Next</ul>', ['Clean', 'make\nclean', 'Next']],
    ['<details><summary></summary>Open.</details>', ['Open.']],
    [
      '<table><tr><th>Who<th>Sizes<tr><td>Ann<td><table><tr><td>1<td>2</table></table>',
      ['Who: Ann\nSizes: 1 | 2'],
    ],
    [
      '<table><tr><th>Who<th>What<tr><td>Ann<td><ul><li>Mills<li>Bakes</ul></table>',
      ['Who: Ann\nWhat: Mills Bakes'],
    ],
    [
      '<table><tr><th>Who<th>What<tr><td>Ann<td><dl><dt>Mills<dd>rye</dl></table>',
      ['Who: Ann\nWhat: Mills rye'],
    ],
    [
      '<table><tr><th>Who<th>More<tr><td>Ann<td><details><summary>When?</summary>Daily.</details></table>',
      ['Who: Ann\nMore: When? Daily.'],
    ],
    [
      '<table role=none><caption>Plan</caption><tr><td><pre>a\n  b</pre><td><h2></h2>Right.</table>',
      ['Plan', 'a\n  b', 'Right.'],
    ],
    ['<tr><td>Stray</tr></table><caption>Loose</caption><p>Next.', ['Stray', 'Loose', 'Next.']],
    [`<table><tr><td>${'<p>One.</p>'.repeat(7)}<td>Two.</table>`, [...Array(7).fill('One.'), 'Two.']],
    [`<table><tr><td>${'Long. '.repeat(200)}<td>Two.</table>`, ['Long. '.repeat(200).trim(), 'Two.']],
  ])('lose nothing: %j', (html, texts) => {
    expect(passagesOf(html)).toEqual(texts);
  });
});

describe('a list of terms', () => {
  it.each([
    ['<dl><dt>--fast<dd>Skips the check.</dl>', ['--fast: Skips the check.']],
    ['<dl><dt>-f<dt>--fast<dd><p>Skips.</p><p>It is risky.</p></dl>', ['-f, --fast: Skips.', 'It is risky.']],
    ['<dl><dt>Mill<dd>A building.<dd>A tool.</dl>', ['Mill: A building.', 'Mill: A tool.']],
    ['<dl><dt>Is it open?<dd>No, sorry.</dl>', ['Is it open?\nNo, sorry.']],
    ['<dl><dt>Mill<br>wheel<dd>It turns.</dl>', ['Mill wheel: It turns.']],
    ['<dl><dt>Mill<dd>A house.<dt>Wheel<dd>It turns.</dl>', ['Mill: A house.', 'Wheel: It turns.']],
    ['<dl><dt></dt><dd>Of nothing.</dl>', ['Of nothing.']],
    ['<dl><dt>Alone</dl><p>After.', ['Alone', 'After.']],
    ['<details><summary>Is it open?</summary><p>No, sorry.</p></details>', ['Is it open?\nNo, sorry.']],
  ])('has each term with what it means: %j', (html, texts) => {
    expect(passagesOf(html)).toEqual(texts);
  });
});

it.each([
  ['hidden', '<p hidden>No.</p>', []],
  ['found by searching in the page', '<p hidden="until-found">Yes.</p>', ['Yes.']],
  ['hidden from screen readers', '<p>Yes.<span aria-hidden="true">¶</span></p>', ['Yes.']],
  ['a link to a footnote', '<p>Yes.<a href="#x" data-footnote-ref>1</a></p>', ['Yes.']],
  ['hidden by its style', '<p style="color: red; display: none">No.</p>', []],
  ['styled', '<p style="color: red">Yes.</p>', ['Yes.']],
  ['the main part by its role', '<div role=main><header>Yes.</header></div>', ['Yes.']],
])('what is %s is read as a reader sees it', (_, html, texts) => {
  expect(passagesOf(html)).toEqual(texts);
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
        'Every spring the wheel is taken down and mended, which takes four men and a crane about a week:\n' +
          'oak for the paddles\nat least ten years dry, cut in the valley itself\niron for the axle',
        'What it needs',
      ],
      ['Without the river there is no mill, and without the mill there is no village.', 'What it needs'],
      ['Year: 2022\nTonnes: 1,500', 'What it needs'],
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

  it('is called by its title where it has several headings of the first rank', () => {
    const text = '<p>The river has turned the wheel for long.</p>';
    const page = `<head><title>Mills - Wiki</title></head><h1>Mills</h1>${text}`;
    expect(parseHtml(page).details.title).toBe('Mills');
    expect(parseHtml(`${page}<h1>Wheels</h1>${text}`).details.title).toBe('Mills - Wiki');
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

describe('a page of which Readability keeps little', () => {
  const manual = `<title>widget(1)</title><div id="content">
    <div class="sect1"><h2>DESCRIPTION</h2><div class="body"><p>The widget command turns one or more records around, and it needs a clean tree,
      with no changes, before it starts to work on them.</p><p>Note: widget is for records, often only a faulty one, and not for files, so if you
      want to throw files away, look at another command, for instance.</p></div></div>
    <div class="sect1"><h2>OPTIONS</h2><div class="body"><dl><dt>--fast</dt><dd><p>Works without asking, which takes half as long.</p></dd>
      <dt>--limit</dt><dd><p>At most this many records are turned around.</p></dd></dl></div></div></div>`;

  it('is read whole, so that what stands in a second section is there', () => {
    expect(
      parseHtml(manual).blocks.map(({ text, section }) => [section.join('/'), text.slice(0, 30)]),
    ).toEqual([
      ['DESCRIPTION', 'The widget command turns one o'],
      ['DESCRIPTION', 'Note: widget is for records, o'],
      ['OPTIONS', '--fast: Works without asking, '],
      ['OPTIONS', '--limit: At most this many rec'],
    ]);
  });

  it('is read without what navigates: by element, by role, by name, and as a list of links', () => {
    const around = `<header><h1>Site</h1></header><nav><a href=/>Home</a></nav><div role=navigation>Products</div><aside>Ad</aside>
      <ul class="breadcrumbs"><li>Manual</ul>MANUAL<ul><li><a href=a>First page</a><li><a href=b>Second page</a></ul><footer>Imprint</footer>`;
    const { blocks, keptShare } = parseHtml(around.replace('MANUAL', manual));
    expect(blocks).toEqual(parseHtml(manual).blocks);
    expect(keptShare).toBeLessThan(1);
  });

  it('says how little of it was kept where most of it is navigation', () => {
    const page = `<nav>${'<p>Buy this now.</p>'.repeat(90)}</nav><main><p>The mill grinds rye.</p></main>`;
    expect(parseHtml(page)).toMatchObject({ blocks: [{ text: 'The mill grinds rye.' }] });
    expect(parseHtml(page).keptShare).toBeLessThan(0.05);
  });

  it('is a page of links where it has nothing else', () => {
    const page = '<ul><li><a href=a>First page</a><li><a href=b>Second page</a></ul>';
    expect(parseHtml(page).blocks.map(({ text }) => text)).toEqual(['First page', 'Second page']);
  });
});

describe('a page that a program wrote is read without what the program added:', () => {
  it('Confluence', () => {
    const { details, blocks } =
      parseHtml(`<title>Engineering : Checklist</title><div id="main"><div id="main-header">
      <div id="breadcrumb-section"><ol id="breadcrumbs"><li>Engineering</ol></div><h1><span id="title-text">Engineering : Checklist</span></h1></div>
      <div id="content"><div class="page-metadata">Created by <span class="author">An Editor</span></div><div id="main-content">
      <p>Releases are cut on Tuesdays.</p></div><div class="pageSection group"><h2>Attachments:</h2><a href=a>a.png</a> (image/png)</div></div></div>
      <div id="footer" role="contentinfo"><p>Document generated by Confluence</p></div>`);
    expect(details).toMatchObject({ title: 'Checklist', author: 'An Editor' });
    expect(blocks).toEqual([{ text: 'Releases are cut on Tuesdays.', section: [] }]);
  });

  it('MediaWiki', () => {
    expect(
      parseHtml(`<title>Mill - Wiki</title><main><h1>Mill</h1><h2><span class="mw-headline">History</span><span class="mw-editsection">[edit]</span></h2>
        <p>It burnt down in 1902.<sup class="reference"><a href="#cite_note-1">[1]</a></sup> It covers 6 m<sup>2</sup>.[2] A wheel<sup class="noprint">[<i>citation needed</i>]</sup> turned.</p>
        <table><tr><th>Place</th><td>Dale</td></tr><tr><th>Height</th><td>14 m</td></tr></table><div class="navbox">Mills</div></main>`),
    ).toMatchObject({
      details: { title: 'Mill' },
      blocks: [
        { text: 'It burnt down in 1902. It covers 6 m2. A wheel turned.', section: ['History'] },
        { text: 'Place: Dale\nHeight: 14 m', section: ['History'] },
      ],
    });
  });

  it('Word', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Drill</title><!--[if gte mso 9]><xml>Settings</xml><![endif]--></head>
      <body><p class=MsoNormal>In&nbsp;March<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
      style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Leave your bags.<o:p></o:p></p>
      <table><tr><td><p>Floor</p></td><td><p>Warden</p></td></tr><tr><td><p>1</p></td><td><p>Ms Brown</p></td></tr></table>
      <p>Ask Ms Brown<sup><a href="#_ftn1">[1]</a></sup> now.</p><p class=MsoCommentText>Is that so?</p></body></html>`;
    expect(parseHtml(html).blocks.map(({ text }) => text)).toEqual([
      'In\u00A0March',
      'Leave your bags.',
      'Floor: 1\nWarden: Ms Brown',
      'Ask Ms Brown now.',
    ]);
  });
});

it('a heading without words is none', () => {
  expect(passagesOf('<h1>Mills</h1><h2>Old</h2><p>A.</p><h3><img src="x.png"></h3><p>B.</p>')).toEqual([
    'A. ← Old',
    'B. ← Old',
  ]);
});

it('a heading is one, whatever divides it; what its author didn’t end is text', () => {
  const badge = '<h2>Caret</h2><p>A.</p><h3><code>cursor</code><div class="label">iOS</div></h3><p>B.</p>';
  expect(passagesOf(badge)).toEqual(['A. ← Caret', 'B. ← Caret ← cursor iOS']);
  expect(passagesOf('<h2><div>Mills</div></h2><p>A.</p>')).toEqual(['A. ← Mills']);
  expect(passagesOf('<h2>Mills<p>A.<p>B.')).toEqual(['Mills', 'A.', 'B.']);
  const prose = 'The mill turns. '.repeat(40).trim();
  expect(passagesOf(`<div><h2>Mills<div>${prose}</div></div><p>B.</p>`)).toEqual([`Mills ${prose}`, 'B.']);
});
