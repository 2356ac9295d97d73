import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import type { Article } from '../src/core/article.ts';
import { countWords, shareOf } from '../src/corpus/formats/page-prose.ts';
import { readSource } from '../src/corpus/ingest/read-source.ts';

// Prints how much of the words of web pages `kursk add` reads, and how much of what it reads is theirs. Each page has a folder, in which
// `expected.html` is what people hold for the text of `source.html`, as in Mozilla Readability's `test/test-pages`. Names the pages that
// lose a fifth, and whether a warning says so.

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of pages.');

/** A page of which less is kept needs a warning. */
const LEAST_KEPT = 0.8;

const WITHIN_WORDS: ReadonlySet<string> = new Set(
  'a abbr b code em i small span strong sub sup u wbr'.split(' '),
);

interface Measured {
  readonly name: string;
  /** Of the expected words, from 0 to 1. */
  readonly recall: number;
  /** Of the words that were read. Whatever is read twice, such as the names of columns, is right once. */
  readonly precision: number;
  readonly warnings: readonly string[];
}

const measured: Measured[] = [];
for (const name of await readdir(folder)) measured.push(await measure(name, join(folder, name)));
const poor = measured.filter(({ recall }) => recall < LEAST_KEPT);
for (const { name, recall, precision, warnings } of poor) {
  const warning = warnings.join(' ') || 'NO WARNING';
  process.stdout.write(
    `${name}: recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}: ${warning}\n`,
  );
}
const unwarned = poor.filter(({ warnings }) => warnings.length === 0);
process.stdout.write(
  `${measured.length} pages; median recall ${median('recall')}, precision ${median('precision')}; ` +
    `${poor.length} below ${LEAST_KEPT}, ${unwarned.length} of them without a warning\n`,
);

async function measure(name: string, page: string): Promise<Measured> {
  const expected = countWords([{ text: textOf(await readFile(join(page, 'expected.html'), 'utf8')) }]);
  const bytes = await readFile(join(page, 'source.html'));
  const source = { name, url: null, bytes, contentType: 'text/html', language: null };
  try {
    const { article, warnings } = await readSource(source);
    const read = countWords(textsOf(article));
    return { name, recall: shareOf(expected, read), precision: shareOf(read, expected), warnings };
  } catch (error) {
    // What isn't added says so.
    return { name, recall: shareOf(expected, new Map()), precision: 1, warnings: [(error as Error).message] };
  }
}

/** Passages, and each heading once. */
function textsOf({ passages }: Article): { text: string }[] {
  const headings = passages.flatMap(({ section }, at) =>
    section.filter((heading, rank) => passages[at - 1]?.section[rank] !== heading),
  );
  return [...passages.map(({ text }) => text), ...headings].map((text) => ({ text }));
}

/** All text of a page, without regard to what shows it. */
function textOf(html: string): string {
  const texts: string[] = [];
  const parser = new Parser({
    ontext: (text) => texts.push(text),
    // Elements end words, but for those that stand within them.
    onopentag: (name) => texts.push(WITHIN_WORDS.has(name) ? '' : ' '),
    onclosetag: (name) => texts.push(WITHIN_WORDS.has(name) ? '' : ' '),
  });
  parser.end(html);
  return texts.join('');
}

function median(measure: 'recall' | 'precision'): string {
  const sorted = measured.map((page) => page[measure]).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(3);
}
