import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/corpus/formats/parse-markdown.ts';

function textsOf(markdown: string): string[] {
  return parseMarkdown(markdown, 'sample.md').blocks.map(({ text }) => text);
}

describe('the text of Markdown', () => {
  it.each([
    ['levels that nobody can read', `${'> '.repeat(300)}Text.`, /more levels than anybody can read/],
    ['footnotes without end', '[^a]: A note.\n'.repeat(5_001), /more than 5000 footnotes/],
  ])('is refused where it has %s', (_, markdown, problem) => {
    expect(() => textsOf(markdown)).toThrow(problem);
  });

  it('is what a reader sees of links, emphasis, code, pictures and entities', () => {
    const markdown =
      'See **the [guide](https://x.org "t")** *now*, `a < b`, ~~old~~ ![alt](p.png)AT&amp;T\\* &copy; <https://y.org>.';
    expect(textsOf(markdown)).toEqual(['See the guide now, a < b, old AT&T* © https://y.org.']);
  });

  it('joins wrapped lines with a space, and keeps hard breaks and non-breaking spaces', () => {
    expect(textsOf('one\ntwo  \nthree\\\nfour<br>five\u00A0six')).toEqual([
      'one two\nthree\nfour\nfive\u00A0six',
    ]);
  });

  it('is the same with Windows line ends and a byte order mark', () => {
    const markdown = '---\ntitle: T\n---\n\n# H\n\nOne\ntwo.\n\n- a\n- b\n';
    expect(parseMarkdown(`\uFEFF${markdown.replaceAll('\n', '\r\n')}`, 'x.md')).toEqual(
      parseMarkdown(markdown, 'x.md'),
    );
  });

  it('has each item of a list, at any depth, each paragraph of a block quote, and footnotes', () => {
    const markdown =
      'Intro:\n\n1. First\n   - Nested *a*\n     continued\n   - [x] Done\n2. Second\n\n   More of it\n\n> ## Heading\n>\n> Quoted\n>\n> > Deeper[^1]\n\n[^1]: A note.';
    expect(textsOf(markdown)).toEqual([
      'Intro:\nFirst\nNested a continued\nDone\nSecond\nMore of it',
      'Quoted',
      'Deeper',
      'A note.',
    ]);
  });

  it('has code and tables as one block, a line or row each', () => {
    const markdown = '```sh\nnpm ci\n\n  npm test\n```\n\n| Name | Age |\n|---|---|\n| **Ann** | 5 |\n';
    expect(textsOf(markdown)).toEqual(['npm ci\n\n  npm test', 'Name: Ann\nAge: 5']);
  });

  it('has what HTML within it shows, and not what it hides', () => {
    const markdown =
      'Before\n\n<div><p>Inside <b>it</b></p><!-- no --><script>no()</script></div>\n\n<!-- hidden -->\n\nAfter <span class="x">it</span>';
    expect(textsOf(markdown)).toEqual(['Before', 'Inside it', 'After it']);
  });

  it.each([
    '<title>',
    '<script>',
    '<style>',
    '<textarea>',
    '<xmp>',
    '<plaintext>',
    '<object>',
    '<select>',
    '<button>',
    '</title>',
    '<T>',
  ])('shows %s as the words it is, and loses nothing after it', (tag) => {
    const texts = textsOf(`The List${tag} of giraffes.\n\nZebras.\n\n${tag}\n\nLions.`);
    expect(texts).toEqual([`The List${tag} of giraffes.`, 'Zebras.', tag, 'Lions.']);
  });

  it.each([
    [
      'a terminal’s words',
      '<pre><b>restore</b> --target ./\nrestoring <Snapshot a7 of [/data] by ada@node> to ./\n</pre>\n\nAfter.',
      ['restore --target ./\nrestoring <Snapshot a7 of [/data] by ada@node> to ./', 'After.'],
    ],
    [
      'a table',
      '<table>\n<tr><td>Key</td><td><key></td></tr>\n</table>\n\nAfter.',
      ['Key | <key>', 'After.'],
    ],
    ['paragraphs', '<name>\nwrites <b>this</b>.\n\nAfter.', ['<name> writes this.', 'After.']],
  ])('shows a word in angle brackets within %s, and formats the rest', (_, markdown, texts) => {
    expect(textsOf(markdown)).toEqual(texts);
  });

  it('keeps drop capitals with their word', () => {
    expect(textsOf('<span class="dropcap">F</span>OR those who know')).toEqual(['FOR those who know']);
  });

  it('knows the headings each block stands under, and takes the opening one as the title', () => {
    const { details, blocks } = parseMarkdown(
      '# Guide\n\nA\n\n## Set-up\n\nB\n\n### Keys\n\nC\n\n## Use\n\nD\n\n# Annex\n\nE',
      'x.md',
    );
    expect(details.title).toBe('Guide');
    expect(blocks).toEqual([
      { text: 'A', section: [] },
      { text: 'B', section: ['Set-up'] },
      { text: 'C', section: ['Set-up', 'Keys'] },
      { text: 'D', section: ['Use'] },
      { text: 'E', section: ['Annex'] },
    ]);
  });

  it('has nothing of thematic breaks, definitions and pictures', () => {
    expect(
      textsOf('***\n\n[a]: https://x.org\n\n![only](a.png)\n\n[a] it is').filter((text) => text !== ''),
    ).toEqual(['a it is']);
  });
});

describe('front matter', () => {
  const withFront = (yaml: string) => parseMarkdown(`---\n${yaml}\n---\n\nText.\n`, 'sample.md');

  it('gives id and details, and what it does not know is left alone', () => {
    const yaml =
      'id: a.b-1\ntitle: "Ünder: way"\nauthor: Ann\npublisher: P\npublished: 2024-08-14\nurl: https://x.org/a\nlanguage: en\ntags: [x]';
    expect(withFront(yaml)).toMatchObject({
      id: 'a.b-1',
      details: {
        title: 'Ünder: way',
        author: 'Ann',
        publisher: 'P',
        published: '2024-08-14',
        url: 'https://x.org/a',
        language: 'en',
      },
      blocks: [{ text: 'Text.' }],
    });
  });

  it('may be empty, or hold a number where text is meant', () => {
    expect(withFront('').details.title).toBeUndefined();
    expect(withFront('title: 1984').details.title).toBe('1984');
  });

  it('may leave a value out, or list several', () => {
    expect(withFront('author: [Ann, Ben]\npublisher:').details).toMatchObject({
      author: 'Ann, Ben',
      publisher: undefined,
    });
  });

  it('may end with three dots', () => {
    expect(parseMarkdown('---\ntitle: T\n...\nText.', 'x.md')).toMatchObject({
      details: { title: 'T' },
      blocks: [{ text: 'Text.' }],
    });
  });

  it('is told from a text that opens with a rule', () => {
    expect(textsOf('---\n\nAbout wolves: they hunt.\n\n---\n\nText.')).toEqual([
      'About wolves: they hunt.',
      'Text.',
    ]);
  });
});

it('what marked trips over is refused in a sentence', () => {
  expect(() => parseMarkdown('* | <\n    >*\n$$\n', 'x.md')).toThrow('x.md: is no Markdown that can be read');
});
