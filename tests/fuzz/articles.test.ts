import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArticle, type Draft } from '../../src/corpus/build-article.ts';
import { ArticleError, SourceError } from '../../src/corpus/corpus-error.ts';
import { decodeText } from '../../src/corpus/formats/decode-text.ts';
import { parseHtml } from '../../src/corpus/formats/parse-html.ts';
import { parseMarkdown } from '../../src/corpus/formats/parse-markdown.ts';
import { parsePdf } from '../../src/corpus/formats/parse-pdf.ts';
import { parsePlainText } from '../../src/corpus/formats/parse-plain-text.ts';
import { pdfContent, withoutRunningLines } from '../../src/corpus/formats/pdf-layout.ts';
import { canonicalText } from '../../src/corpus/passage-text.ts';
import { pdfOf } from '../support/pdf.ts';
import { fuzzed } from './fuzz.ts';
import { damaged, hostileText, RUNS } from './hostile-text.ts';

const article = await readFile(new URL('../../src/corpus/articles/kursk.md', import.meta.url), 'utf8');
const page = await readFile(new URL('../corpus/formats/samples/news.html', import.meta.url), 'utf8');
const pdf = pdfOf(
  [[{ text: 'The mill turns.', y: 700 }], [{ text: 'It is old.', y: 700 }]],
  'Mills',
).toString('latin1');

/** What a text may come to besides a draft; anything else that is thrown is a fault. */
const REFUSALS = [ArticleError, RangeError, SourceError];

function refusable<Result>(parse: () => Result): Result | null {
  try {
    return parse();
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

describe('whatever the file,', () => {
  it.each<[string, (text: string) => Draft, string]>([
    ['Markdown with its front matter', (text) => parseMarkdown(text, 'x.md'), article.slice(0, 4_000)],
    ['plain text', parsePlainText, article.slice(900, 3_000)],
    ['a web page', parseHtml, page],
  ])('%s becomes a sound article or is refused', async (what, parse, sound) => {
    await fuzzed(what, RUNS, fc.oneof(hostileText, damaged(sound)), (text) => {
      const draft = refusable(() => parse(text));
      if (draft !== null) expectSound(draft);
    });
  });

  it('front matter is read or refused', async () => {
    await fuzzed('front matter', RUNS, hostileText, (yaml) => {
      const draft = refusable(() => parseMarkdown(`---\ntitle: Sample\n${yaml}\n---\n\nText.`, 'x.md'));
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
    await fuzzed('character sets', RUNS, sent, ([bytes, contentType]) => {
      refusable(() => decodeText(bytes, contentType));
    });
  });

  it('a PDF becomes a sound article or is refused', async () => {
    const bytes = damaged(pdf).map((text) => Buffer.from(text, 'latin1'));
    await fuzzed('PDFs', RUNS / 5, bytes, async (file) => {
      const read = await parsePdf(file).catch((error: unknown) => error);
      if (!(read instanceof SourceError)) expectSound(read as Awaited<ReturnType<typeof parsePdf>>);
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
    await fuzzed('lines of PDFs', RUNS / 2, pages, (lines) => {
      const { title, blocks } = pdfContent(withoutRunningLines(lines));
      expectSound({ details: { title }, blocks });
    });
  });
});
