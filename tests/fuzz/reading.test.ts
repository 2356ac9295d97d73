import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleSteps } from '../../src/corpus/build-article.ts';
import { ArticleError, SourceError } from '../../src/corpus/corpus-error.ts';
import { formatOfFile } from '../../src/corpus/formats/formats.ts';
import { parseApartFromNowOn, parseDocument } from '../../src/corpus/formats/parse-apart.ts';
import { inSlices } from '../../src/corpus/in-slices.ts';
import { docxOf, paragraph } from '../support/docx.ts';
import { pdfOf } from '../support/pdf.ts';
import { fuzzed } from './fuzz.ts';
import { damaged, hostileText, RUNS } from './hostile-text.ts';

const article = await readFile(new URL('../../src/corpus/articles/kursk.md', import.meta.url), 'utf8');
const page = await readFile(new URL('../corpus/formats/samples/news.html', import.meta.url), 'utf8');
const pdf = pdfOf([[{ text: 'The mill turns.', y: 700 }]], 'Mills').toString('latin1');

/** Many times what the event loop may be held up on a machine of its own: others may use this one. In milliseconds. */
const LONGEST_PAUSE = 2_000;

const REFUSALS = [ArticleError, RangeError, SourceError];

parseApartFromNowOn();

/** Reads a document as the service does, once it serves. */
async function read(name: string, input: string | Uint8Array): Promise<void> {
  const format = formatOfFile(name);
  if (format === null) throw new Error(`${name} is of no format.`);
  try {
    const draft = await parseDocument(format, input, name, { milliseconds: 10_000 });
    await inSlices(articleSteps(draft, { id: 'a', title: 'A' }));
  } catch (error) {
    if (!REFUSALS.some((kind) => error instanceof kind)) throw error;
  }
}

/** In milliseconds. */
async function longestPause(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  try {
    await work();
    return delay.max / 1e6;
  } finally {
    delay.disable();
  }
}

/** A text of one piece over and over, which parsers are slowest with. */
const repeated = fc
  .tuple(
    fc.constantFrom(
      ...'! * _ ` ~ [ ] ( ) < > & | \\ # - = : " \' / a 1. @ $ { } ; , .'.split(' '),
      ...[
        '\n',
        '\n\n',
        '\t',
        ' ',
        '    ',
        '> ',
        '- ',
        '<a href=x>',
        '<p>a',
        '<tr><td>',
        '<li>',
        '![',
        '[a](',
        '[^a]',
        '[^1]:',
        '<!--',
      ],
    ),
    fc.constantFrom('', 'a', '_', '*', '_a', ' ', '\n'),
    fc.integer({ min: 1, max: 3_000 }),
  )
  .map(([piece, other, times]) => (piece + other).repeat(times));

describe('while a document is read, whatever it is, nobody else waits:', () => {
  it.each<[string, string, string]>([
    ['Markdown', 'a.md', article.slice(0, 1_500)],
    ['web pages', 'a.html', page.slice(0, 1_500)],
    ['plain text', 'a.txt', article.slice(900, 3_000)],
  ])('%s', async (what, name, sound) => {
    const texts = fc.oneof(
      { weight: 5, arbitrary: hostileText },
      { weight: 5, arbitrary: damaged(sound) },
      // They are long: one takes as much time as dozens of others.
      { weight: 1, arbitrary: repeated },
    );
    const pause = await longestPause(() =>
      fuzzed(`reading ${what}`, RUNS, texts, (text) => read(name, text)),
    );
    process.stdout.write(
      `fuzz: reading ${what}: the event loop was held up for ${pause.toFixed(0)} ms at most\n`,
    );
    expect(pause).toBeLessThan(LONGEST_PAUSE);
  });

  it.each<[string, string, string]>([
    ['PDFs', 'a.pdf', pdf],
    [
      'Word files',
      'a.docx',
      docxOf(paragraph('The mill', 'Title') + paragraph('It turns.')).toString('latin1'),
    ],
    ['AsciiDoc', 'a.adoc', '= Mill\n\nNOTE: It turns.\n\n* a\n** b\n\n|===\n|A |B\n\n|1 |2\n|===\n'],
  ])('%s', async (what, name, sound) => {
    const bytes = damaged(sound).map((text) => Buffer.from(text, 'latin1'));
    const pause = await longestPause(() =>
      fuzzed(`reading ${what}`, RUNS / 5, bytes, (file) => read(name, file)),
    );
    process.stdout.write(
      `fuzz: reading ${what}: the event loop was held up for ${pause.toFixed(0)} ms at most\n`,
    );
    expect(pause).toBeLessThan(LONGEST_PAUSE);
  });
});
