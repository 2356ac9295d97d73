import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readFields, splitFrontMatter, toYamlDocument } from '../../../src/corpus/formats/front-matter.ts';
import { readFrontMatter } from '../../../src/corpus/formats/front-matter-fields.ts';
import { scanFolder } from '../../../src/corpus/ingest/added-files.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { runs } from '../../support/depth.ts';
import { inFolder } from '../../support/in-folder.ts';

const GOOD = { 'good.md': 'The sky is blue.' };
const withFrontMatter = (yaml: string) => `---\ntitle: T\n${yaml}\n---\nText.`;
const numbered = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const TOO_MUCH: readonly [string, string, RegExp][] = [
  ['of 40,000 names', numbered(40_000, (n) => `k${n}: 1`), /more than 65536 characters/],
  ['of 9,000 short names', numbered(9_000, (n) => `k${n}:`), /more than 1000 names with a value/],
  ['of 20,000 aliases', `a: &x [1]\nb: [${'*x,'.repeat(20_000)}]`, /more than 100 aliases/],
  ['of lists within each other', `a: ${'['.repeat(30_000)}`, /more than 20 lists within each other/],
  ['of lists on a line', `a:\n  ${'- '.repeat(30_000)}`, /more than 20 lists within each other/],
  ['of maps within each other', `a: ${'{a: '.repeat(900)}`, /more than 20 lists within each other/],
  [
    'of maps within each other, line by line',
    numbered(25, (n) => `${' '.repeat(n)}a:`),
    /more than 20 lists within each other/,
  ],
  [
    'of aliases of aliases',
    `a0: &a0 [1,1,1,1]\n${numbered(20, (n) => `a${n + 1}: &a${n + 1} [*a${n},*a${n},*a${n},*a${n}]`)}`,
    /Excessive alias count/,
  ],
];

describe('front matter that no person writes', () => {
  it.each(TOO_MUCH)('%s is refused at once, and the rest served', async (_, yaml, problem) => {
    const folder = await inFolder({ ...GOOD, 'bad.md': withFrontMatter(yaml) });
    const { articles, skipped } = await loadCorpus([folder]);
    await scanFolder(folder);
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(skipped.map(({ message }) => message)).toEqual([expect.stringMatching(problem)]);
  });

  it.each<[string, string, RegExp]>([
    ['TOML', `+++\na = "${'a'.repeat(70_000)}"\n+++\nText.`, /more than 65536 characters/],
    ['TOML', `+++\na = ${'['.repeat(30)}${']'.repeat(30)}\n+++\nText.`, /more than 20 lists/],
    ['JSON', `{\n"a": ${'['.repeat(30)}${']'.repeat(30)}\n}\nText.`, /more than 20 lists/],
    ['YAML', `---\ntitle: T\n${'a'.repeat(70_000)}: 1\n---\nText.`, /more than 65536 characters/],
  ])('in %s is refused, too', (_, text, problem) => {
    expect(() => readFrontMatter(text, 'a.md')).toThrow(problem);
  });

  it('isn’t what is long and of what people write', async () => {
    const yaml = `synonyms:\n${numbered(900, (n) => `  - [name ${n}, "other: ${n}"]`)}\nnote: |\n${'  *a - [b\n'.repeat(500)}`;
    const { articles, skipped } = await loadCorpus([await inFolder({ 'a.md': withFrontMatter(yaml) })]);
    expect([articles[0]?.synonyms.length, skipped]).toEqual([900, []]);
  });
});

it('front matter with an alias of nothing is read field by field, also where fields are added to it', () => {
  const { frontMatter } = splitFrontMatter('---\ntitle: *a\nurl: https://a.example\n---\nText.');
  expect(toYamlDocument(frontMatter, 'a.md').toJS()).toEqual({ title: '*a', url: 'https://a.example' });
});

describe('where front matter ends and text begins', () => {
  it.each([
    ['after blank lines', '\n\n---\ntitle: T\n---\nText.'],
    ['after a comment', '<!-- exported -->\n---\ntitle: T\n---\nText.'],
    ['after a byte order mark', '\uFEFF---\ntitle: T\n---\nText.'],
    ['with Windows’ line ends', '---\r\ntitle: T\r\n---\r\nText.'],
    ['closed by dots', '---\ntitle: T\n...\nText.'],
    ['with a slip in it', '---\ntitle: T\nwhat is this\n---\nText.'],
    ['with names in capitals', '---\nTitle: T\nDate: 2024-08-19\n---\nText.'],
    ['in TOML', '+++\ntitle = "T"\n+++\nText.'],
    ['in JSON', '{\n  "title": "T"\n}\nText.'],
    ['in JSON between rules', '---json\n{ "title": "T" }\n---\nText.'],
  ])('is known %s', (_, text) => {
    const { draft, body } = readFrontMatter(text, 'a.md');
    expect([draft.details.title, body.trim()]).toEqual(['T', 'Text.']);
  });

  it.each([
    ['a rule', '---\n\nBasil is a herb.\n\n---\n\nMint too.'],
    ['a rule alone', '---'],
    ['a note that is never closed', '---\nNote: this is about herbs.\n\nBasil is a herb.'],
    ['fields that are never closed', '---\ntitle: T\n\nText.'],
    ['text with a date between rules', '---\nDate: Monday\n\nWe met.\n\n---\nBye.'],
    ['a list', '---\n- one\n- two\n---\nText.'],
    ['a template', '{% extends "base" %}\n}\nText.'],
    ['more JSON than any front matter has', `{\n"a": "${'a'.repeat(70_000)}"\n}\nText.`],
    ['pluses', '+++\nplus plus plus\n+++\nText.'],
  ])('%s is text', (_, text) => {
    expect(splitFrontMatter(text)).toEqual({ frontMatter: null, body: text });
  });

  it.each([
    ['---\nWarning: mind the wheel.\n---\nText.', '---\nWarning: mind the wheel.\n\n---\nText.'],
    ['---\nWarning: mind the wheel.\n\n---\nText.', '---\nWarning: mind the wheel.\n\n---\nText.'],
  ])('a note above a rule is kept apart from it: %j', (text, body) => {
    expect(splitFrontMatter(text)).toEqual({ frontMatter: null, body });
  });

  it('may be empty', () => {
    expect(readFrontMatter('---\n---\nText.', 'a.md')).toMatchObject({
      draft: { details: {} },
      body: 'Text.',
    });
  });

  it('a note between two rules is a paragraph, not a heading', async () => {
    const note =
      '---\nWarning: handle with care\nThis plant is poisonous: wash hands.\n---\n\nFoxglove grows.';
    const { articles } = await loadCorpus([await inFolder({ 'a.md': note })]);
    expect(articles[0]?.passages.map(({ text }) => text)).toEqual([
      'Warning: handle with care This plant is poisonous: wash hands.',
      'Foxglove grows.',
    ]);
  });
});

describe('front matter that is no valid YAML', () => {
  const fieldsOf = (source: string) => readFields({ syntax: 'yaml', source }, 'a.md');

  it.each([
    ['title: Garlic: a short guide', 'Garlic: a short guide'],
    ['title: [Draft] Pumpkins', '[Draft] Pumpkins'],
    ['title: @garden/tools', '@garden/tools'],
    ["title: 'It's here'", "It's here"],
    ['title: "', '"'],
    ['title: *nobody', '*nobody'],
    ['title: a # said\nother: [', 'a'],
  ])('%s is read as it stands', (source, title) => {
    expect(fieldsOf(source).title).toBe(title);
  });

  it('is read field by field, and loses those alone that can’t be', () => {
    expect(fieldsOf('title: T\ntags:\n\t- root\n\t- red\nbad: [\n  x\nid: y')).toEqual({
      title: 'T',
      tags: ['root', 'red'],
      id: 'y',
    });
  });

  it('may say the same twice: the last counts', () => {
    expect(fieldsOf('tags: a\ntags: b')).toEqual({ tags: 'b' });
  });
});

it('values are kept as they are written, in any notation', () => {
  const written = { draft: 'true', date: '2024-08-19', weight: '007', none: '' };
  expect(
    readFields({ syntax: 'yaml', source: 'draft: true\ndate: 2024-08-19\nweight: 007\nnone:' }, 'a.md'),
  ).toEqual(written);
  expect(
    readFields(
      { syntax: 'toml', source: 'draft = true\ndate = 2024-08-19\nweight = "007"\nnone = ""' },
      'a.md',
    ),
  ).toEqual(written);
  expect(
    readFields(
      { syntax: 'json', source: '{"draft":true,"date":"2024-08-19","weight":"007","none":null}' },
      'a.md',
    ),
  ).toEqual(written);
});

describe('a field on one line', () => {
  it('says what a parser of YAML makes of it', () => {
    const name = fc.constantFrom('title', 'date', 'a-b', 'Nav_Order', 'x1');
    const piece = fc.constantFrom(
      'mill',
      '12:30',
      'a:',
      ':b',
      '#',
      'c#',
      '#d',
      ' ',
      '  ',
      '"',
      "'",
      '[x]',
      '{y',
      '-',
      '1',
      'é',
      '\u00A0',
      '\t',
      '|',
      '>',
      ',',
    );
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const field = fc.tuple(name, text).map(([key, value]) => `${key}: ${value}`);
    const item = fc
      .tuple(fc.constantFrom('', '  ', '    '), text)
      .map(([indent, value]) => `${indent}- ${value}`);
    const list = fc
      .tuple(name, fc.array(item, { maxLength: 3 }))
      .map(([key, items]) => [`${key}:`, ...items].join('\n'));
    fc.assert(
      fc.property(fc.array(fc.oneof(field, list), { minLength: 1, maxLength: 3 }), (lines) => {
        const source = lines.join('\n');
        const parsed = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, logLevel: 'error' });
        fc.pre(parsed.errors.length === 0);
        const expected = Object.entries(parsed.toJS() as Record<string, unknown>);
        const plain = expected.filter(
          ([, value]) => value === null || typeof value === 'string' || isListOfText(value),
        );
        expect(readFields({ syntax: 'yaml', source }, 'a.md')).toMatchObject(
          Object.fromEntries(plain.map(([key, value]) => [key, value ?? ''])),
        );
      }),
      { numRuns: runs(2_000) },
    );
  });
});

function isListOfText(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
