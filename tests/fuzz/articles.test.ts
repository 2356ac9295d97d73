import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArticle, type Draft } from '../../src/corpus/build-article.ts';
import { ArticleError, SourceError } from '../../src/corpus/corpus-error.ts';
import { decodeText } from '../../src/corpus/formats/decode-text.ts';
import { parseAsciidoc } from '../../src/corpus/formats/parse-asciidoc.ts';
import { parseDocx } from '../../src/corpus/formats/parse-docx.ts';
import { parseHtml } from '../../src/corpus/formats/parse-html.ts';
import { parseMarkdown } from '../../src/corpus/formats/parse-markdown.ts';
import { parsePdf } from '../../src/corpus/formats/parse-pdf.ts';
import { parsePlainText } from '../../src/corpus/formats/parse-plain-text.ts';
import { pdfContent, withoutRunningLines } from '../../src/corpus/formats/pdf-layout.ts';
import { canonicalText } from '../../src/corpus/passage-text.ts';
import { docxOf, paragraph, table } from '../support/docx.ts';
import { pdfOf } from '../support/pdf.ts';
import { fuzzed } from './fuzz.ts';
import { damaged, hostileText, RUNS } from './hostile-text.ts';
import { NOTATIONS } from './notations.ts';

const { markdown, html, yaml, toml, json, asciidoc, word, pdf } = NOTATIONS;

const article = await readFile(new URL('../../src/corpus/articles/kursk.md', import.meta.url), 'utf8');
const page = await readFile(new URL('../corpus/formats/samples/news.html', import.meta.url), 'utf8');
const pdfText = pdfOf(
  [[{ text: 'The mill turns.', y: 700 }], [{ text: 'It is old.', y: 700 }]],
  'Mills',
).toString('latin1');
const docx = docxOf(paragraph('The mill', 'Title') + paragraph('It turns.') + table([['A'], ['B']])).toString(
  'latin1',
);
const manual =
  '= Mill\n:a: b\n\nNOTE: It turns.\n\n* a\n** b\n\n|===\n|A |B\n\n|1 |2\n|===\n\n----\ncode\n----\n';

/** What a text may come to besides a draft; anything else that is thrown is a fault. */
const REFUSALS = [ArticleError, RangeError, SourceError];

async function refusable<Result>(parse: () => Result | Promise<Result>): Promise<Result | null> {
  try {
    return await parse();
  } catch (error) {
    if (REFUSALS.some((kind) => error instanceof kind)) return null;
    throw error;
  }
}

/** The promises of `Article`, whatever the draft. */
function expectSound(draft: Draft): void {
  const built = buildArticle(draft, { id: 'sample', title: 'Sample' });
  for (const { text, sentences } of built?.passages ?? []) {
    expect(text).toBe(canonicalText(text));
    expect(text).not.toBe('');
    expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  }
}

const asBytes = (text: string) => Buffer.from(text, 'latin1');
const inUtf8 = (text: string) => Buffer.from(text);

describe('whatever the file,', () => {
  it.each<[string, (text: string) => Draft, fc.Arbitrary<string>, string]>([
    [
      'Markdown with its front matter',
      (text) => parseMarkdown(text, 'x.md'),
      markdown,
      article.slice(0, 4_000),
    ],
    ['MDX', (text) => parseMarkdown(text, 'x.mdx'), markdown, article.slice(600, 2_000)],
    ['plain text', parsePlainText, markdown, article.slice(900, 3_000)],
    ['a web page', parseHtml, html, page.slice(0, 4_000)],
  ])('%s becomes a sound article or is refused', async (what, parse, notation, sound) => {
    const texts = fc.oneof(
      { weight: 3, arbitrary: notation },
      { weight: 1, arbitrary: hostileText },
      { weight: 1, arbitrary: damaged(sound, notation) },
    );
    await fuzzed(what, RUNS, texts, async (text) => {
      const draft = await refusable(() => parse(text));
      if (draft !== null) expectSound(draft);
    });
  });

  it.each<[string, fc.Arbitrary<string>, (fields: string) => string]>([
    ['YAML', fc.oneof(yaml, hostileText), (fields) => `---\ntitle: Sample\n${fields}\n---\n\nText.`],
    ['TOML', toml, (fields) => `+++\ntitle = "Sample"\n${fields}\n+++\n\nText.`],
    ['JSON', json, (fields) => `{\n"title": "Sample", ${fields}\n}\n\nText.`],
  ])('front matter in %s is read or refused', async (what, notation, document) => {
    await fuzzed(`front matter in ${what}`, RUNS, notation, async (fields) => {
      const draft = await refusable(() => parseMarkdown(document(fields), 'x.md'));
      if (draft !== null) expectSound(draft);
    });
  });

  it('bytes are text or refused, whatever they say of themselves', async () => {
    const type = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.constantFrom('utf-16', 'x', 'gb18030').map((one) => `text/html; charset=${one}`),
    );
    const sent = fc.tuple(fc.uint8Array({ maxLength: 300 }), type);
    await fuzzed('character sets', RUNS, sent, async ([bytes, contentType]) => {
      await refusable(() => decodeText(bytes, contentType));
    });
  });

  it.each<[string, (bytes: Uint8Array) => Promise<Draft>, fc.Arbitrary<Uint8Array>]>([
    ['a PDF', parsePdf, damaged(pdfText, pdf).map(asBytes)],
    [
      'a Word file',
      parseDocx,
      fc.oneof(
        word.map((body) => docxOf(body)),
        damaged(docx, word).map(asBytes),
      ),
    ],
    ['AsciiDoc', parseAsciidoc, fc.oneof(asciidoc, damaged(manual, asciidoc)).map(inUtf8)],
  ])('%s becomes a sound article or is refused', async (what, parse, files) => {
    await fuzzed(what, RUNS, files, async (file) => {
      const draft = await refusable(() => parse(file));
      if (draft !== null) expectSound(draft);
    });
  });

  it('lines of a PDF, wherever they stand, become sound paragraphs', async () => {
    const place = fc.double({ min: -1_000, max: 1_000, noNaN: true });
    const line = fc.record({
      text: hostileText,
      x: place,
      y: place,
      height: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    const pages = fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 });
    await fuzzed('lines of PDFs', RUNS, pages, (lines) => {
      const { title, blocks } = pdfContent(withoutRunningLines(lines));
      expectSound({ details: { title }, blocks });
    });
  });
});
