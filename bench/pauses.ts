import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { CorpusError } from '../src/corpus/corpus-error.ts';
import { parseApartFromNowOn } from '../src/corpus/formats/parse-apart.ts';
import { openIndex } from '../src/corpus/snapshots/open-index.ts';
import { createMemoryLibrary } from '../src/service/configured-library.ts';
import { seeded } from './seeded.ts';

/** Nobody should wait longer for a service that takes up new articles. In milliseconds. */
const LONGEST_PAUSE = 100;

/** How long the hostile file is, and a large one. In UTF-16 units. */
const LENGTH = 1024 * 1024;

const terminal = processTerminal(null);

await new Command('bench:pauses')
  .description('shows how long the event loop is held up while a service takes up hostile and large articles')
  .option(
    '--times <number>',
    'how often each is tried: the least counts, as others may use the machine',
    Number,
    3,
  )
  .action(async ({ times }: { times: number }) => {
    // What is loaded once, at the start, is no part of it.
    await inFolder({ 'a.md': 'The mill.', 'a.html': '<p>The mill.', 'a.txt': 'The mill.' }, takeUp);
    parseApartFromNowOn();
    let worst = 0;
    for (const [name, files] of Object.entries(corpora())) {
      const pauses: number[] = [];
      await inFolder(files, async (folder) => {
        for (let time = 0; time < times; time++) pauses.push(await longestPause(() => takeUp(folder)));
      });
      const least = Math.min(...pauses);
      worst = Math.max(worst, least);
      await write(terminal.output, `${least.toFixed(0).padStart(5)} ms  ${name}\n`);
    }
    await write(terminal.output, `${worst.toFixed(0).padStart(5)} ms  at most\n`);
    if (worst > LONGEST_PAUSE) process.exitCode = 1;
  })
  .parseAsync();

/** Reads and indexes a folder as a running service does. */
async function takeUp(folder: string): Promise<void> {
  try {
    const { index } = await openIndex([folder], { snapshotDir: null, hasSnapshots: false, cut: null });
    createMemoryLibrary(
      { index, reader: null, meaning: null },
      { publicUrl: null, leastConfidence: null },
      1,
    );
  } catch (error) {
    // Some are refused, for what they would take.
    if (!(error instanceof CorpusError)) throw error;
  }
}

/** Works in a folder with these files, which is gone afterwards. */
async function inFolder(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kursk-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** In milliseconds. */
async function longestPause(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

function corpora(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const repeated = (piece: string) => piece.repeat(LENGTH / piece.length);
  const words = wordsOf(LENGTH);
  return {
    'emphasis within emphasis': { 'a.md': '*a_'.repeat(5_400) },
    'paragraphs without end': { 'a.html': '<p>a'.repeat(4_000) },
    'one paragraph of words': { 'a.txt': words },
    'one paragraph of sentences': { 'a.txt': repeated('The mill turns. ') },
    'one paragraph of quotations': { 'a.txt': repeated('a. "A. ') },
    'one word': { 'a.txt': 'x'.repeat(LENGTH) },
    'a piece of code': { 'a.md': `\`\`\`\n${repeated('let mill = 1;\n')}\n\`\`\`\n` },
    'short paragraphs': { 'a.md': 'The mill turns.\n\n'.repeat(40_000) },
    'short paragraphs under long headings': {
      'a.md': `# A\n\n## ${words.slice(0, 490)}\n\n${'The mill turns.\n\n'.repeat(20_000)}`,
    },
    'headings without end': { 'a.md': '# Mill\n\nIt turns.\n\n'.repeat(30_000) },
    'words of which each is another': { 'a.txt': words.replaceAll(/(?:\S+ ){40}/g, '$&\n\n') },
    'a table': { 'a.md': `| Mill | Keeper |\n|---|---|\n${repeated('| Old | Ada |\n').slice(0, 200_000)}` },
    'two thousand articles': Object.fromEntries(
      Array.from({ length: 2_000 }, (_, at) => [
        `${at}.md`,
        `# Mill ${at}\n\n${words.slice(at * 300, at * 300 + 300)}`,
      ]),
    ),
  };
}

function wordsOf(length: number): string {
  const random = seeded(1);
  const letter = () => String.fromCharCode(97 + random(26));
  const words: string[] = [];
  for (let left = length; left > 0; ) {
    const word = Array.from({ length: 3 + random(7) }, letter).join('');
    words.push(word);
    left -= word.length + 1;
  }
  return words.join(' ');
}
