import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, vi } from 'vitest';
import { formatOfFile } from '../../../src/corpus/formats/formats.ts';
import { parseDocument } from '../../../src/corpus/formats/parse-apart.ts';
import { parseMarkdown } from '../../../src/corpus/formats/parse-markdown.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { inFolder } from '../../support/in-folder.ts';
import { pdfOf } from '../../support/pdf.ts';

const ONE_SECOND = { milliseconds: 1_000, megabytes: 512 };

function formatOf(name: string) {
  const format = formatOfFile(name);
  if (format === null) throw new Error(`${name} is of no format.`);
  return format;
}

/** In milliseconds. A parser on this thread would block it for tens of seconds. */
const longestPause = (histogram: { max: number }) => histogram.max / 1e6;

/** A PDF in which each of the forms draws the next one twice: with thirty of them, a thousand million in all. */
function nestedForms(depth: number): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
    stream('', '/F Do'),
    ...Array.from({ length: depth }, (_, index) =>
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${index + 6} 0 R >> >>`,
        '/F Do '.repeat(2),
      ),
    ),
    // With a letter to show: forms that are empty are read once.
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
      'BT /T 9 Tf (a) Tj ET',
    ),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`);
}

function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

describe('a document that is parsed apart', () => {
  it.each<[string, string, string]>([
    ['exclamation marks', 'a.md', '!'.repeat(150_000)],
    ['emphasis that never ends', 'a.md', `_a${'*a'.repeat(50_000)}`],
    ['links without end', 'a.html', '<a href=x>'.repeat(40_000)],
  ])('of %s ends at its limit and leaves others alone', async (_, name, text) => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const start = performance.now();
    await parseDocument(formatOf(name), text, name, ONE_SECOND).catch(() => {});
    expect(performance.now() - start).toBeLessThan(15_000);
    delay.disable();
    expect(longestPause(delay)).toBeLessThan(1_000);
  });

  it.each<[string, string, string]>([
    ['a.md', 'emphasis within emphasis', '*a_'.repeat(5_400)],
    ['a.md', 'quotes within quotes', '> '.repeat(8_000)],
    ['a.html', 'paragraphs without end', '<p>a'.repeat(4_000)],
  ])('though it is short: %s of %s', async (name, _, text) => {
    expect(text.length).toBeLessThan(16 * 1024 + 1);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    await parseDocument(formatOf(name), text, name, ONE_SECOND).catch(() => {});
    delay.disable();
    expect(longestPause(delay)).toBeLessThan(2_000);
  });

  it('is parsed where it is read, if it is short, until somebody may be waiting there', async () => {
    vi.resetModules();
    const fresh = await import('../../../src/corpus/formats/parse-apart.ts');
    const format = formatOf('a.txt');
    if (format.input !== 'text') throw new Error('It is no text.');
    const { loadParser } = format;
    const load = vi.fn(loadParser);
    const parse = () => fresh.parseDocument({ ...format, loadParser: load }, 'The mill turns.', 'a.txt');
    const here = await parse();
    expect(load).toHaveBeenCalledOnce();
    fresh.parseApartFromNowOn();
    expect(await parse()).toEqual(here);
    expect(load).toHaveBeenCalledOnce();
  });

  it('has limits that can be set, each alone', async () => {
    const endless = parseDocument(formatOf('a.md'), '!'.repeat(1_000_000), 'a.md', { milliseconds: 300 });
    await expect(endless).rejects.toThrow('Reading it takes longer than 0.3 s.');
    const { skipped } = await loadCorpus(
      [await inFolder({ 'good.md': 'The mill turns.', 'bad.md': '!'.repeat(1_000_000) })],
      () => {},
      { milliseconds: 5_000 },
    );
    expect(skipped.map(({ message }) => message)).toEqual([
      expect.stringMatching(/bad\.md: can't be read: Reading it takes longer than 5 s/),
    ]);
  });

  it('is left out by name, when it takes too long, and the rest is served', async () => {
    await expect(parseDocument(formatOf('a.md'), '!'.repeat(1_000_000), 'a.md', ONE_SECOND)).rejects.toThrow(
      'Reading it takes longer than 1 s.',
    );
    const draft = await parseDocument(
      formatOf('b.md'),
      `The mill turns.\n${'It is old. '.repeat(3_000)}`,
      'b.md',
    );
    expect(draft.blocks[0]?.text).toMatch(/^The mill turns\./);
  });

  it('of forms within forms, in a PDF, ends at its limit', async () => {
    const parsed = parseDocument(formatOf('a.pdf'), nestedForms(30), 'a.pdf', ONE_SECOND);
    await expect(parsed).rejects.toThrow(/Reading it takes (?:longer than 1 s|more than 512 MB)/);
  });

  it('may take so much memory and no more', async () => {
    const budget = { milliseconds: 60_000, megabytes: 32 };
    const text = 'A paragraph of a long article.\n\n'.repeat(150_000);
    await expect(parseDocument(formatOf('a.md'), text, 'a.md', budget)).rejects.toThrow(
      'Reading it takes more than 32 MB of memory.',
    );
  });

  it('comes back in parts, with all of its paragraphs and headings', async () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `## Room ${at % 7}\n\nThe mill ${at}.\n\n`).join(
      '',
    );
    const draft = await parseDocument(formatOf('a.md'), `---\nauthor: Ada\n---\n${text}`, 'a.md');
    expect(draft).toEqual(parseMarkdown(`---\nauthor: Ada\n---\n${text}`, 'a.md'));
  });

  it('is cut where a paragraph is longer than anybody reads', async () => {
    const draft = await parseDocument(formatOf('a.txt'), 'The mill turns. '.repeat(10_000), 'a.txt');
    expect(draft.blocks.length).toBeGreaterThan(5);
    expect(Math.max(...draft.blocks.map(({ text }) => text.length))).toBeLessThanOrEqual(10_000);
  });

  it('has no title or heading that is as long as a text', async () => {
    const long = 'The mill turns. '.repeat(100).trim();
    expect(parseMarkdown(`# ${long}\n\n## ${long}\n\nIt is old.`, 'a.md').blocks).toEqual(
      [long, long, 'It is old.'].map((text) => ({ text, section: [] })),
    );
    const folder = await inFolder({ 'mill.md': `---\ntitle: ${long.replaceAll('.', '')}\n---\nIt is old.` });
    expect((await loadCorpus([folder])).articles.map(({ title }) => title)).toEqual(['Mill']);
  });

  it('is what it would be here, with the same faults', async () => {
    const long = `${'The mill turns. '.repeat(100)}\n\n`.repeat(50);
    const folder = await inFolder({
      'good.md': `---\nid: mill\n---\n# Mill\n\n${long}`,
      'bad.md': `---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\n${long}`,
      'deep.html': '<div>'.repeat(5_000),
    });
    const { articles, skipped } = await loadCorpus([folder]);
    expect(articles.map(({ id, title }) => [id, title])).toEqual([['mill', 'Mill']]);
    expect(articles[0]?.passages[0]?.text).toBe(parseMarkdown(long, '').blocks[0]?.text);
    expect(skipped.map(({ message, line }) => [message, line])).toEqual([
      [expect.stringMatching(/bad\.md:1: the front matter has more than 20 lists/), 1],
      [expect.stringMatching(/deep\.html: is nested too deeply/), null],
    ]);
    await expect(parseDocument(formatOf('a.pdf'), Buffer.from('No PDF.'), 'a.pdf')).rejects.toMatchObject({
      name: 'SourceError',
      message: expect.stringMatching(/^It is no PDF that can be read/),
    });
    const pdf = await parseDocument(
      formatOf('a.pdf'),
      pdfOf([[{ text: 'The paper says so.', y: 700 }]], 'A'),
      'a.pdf',
    );
    expect(pdf.blocks.map(({ text }) => text)).toEqual(['The paper says so.']);
  });
});
