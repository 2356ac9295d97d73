import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { parseQuestionFile } from '../src/evaluation/question-file.ts';
import { formatFigure } from '../src/evaluation/render-table.ts';
import { findBrowser } from '../tests/support/find-browser.ts';
import { figuresOf, type Load, type LoadedServer, load, renderLoads } from './web/load.ts';
import { measurePage, type PageFigures } from './web/measure-page.ts';
import { startProcess } from './web/start-process.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const KURSK = [resolve('bin/kursk.js'), 'start'];
const EMPTY = [resolve('build/bench/web/empty-server.js')];
const QUESTIONS = 'bench/data/kursk-dev.jsonl';

/** Requests a second that the lexical engine should bear. */
const RATE = 200;
/** So many come at once: the connections of a load send at the same moments. */
const CONNECTIONS = 10;
const CROWD = 50;
/** Times what the reader answers alone: as many as it can serve, and twice that. */
const CROWDED = 3;

const LEGEND = `
Milliseconds from when a request was due until it was answered. The load comes from the same machine. lexical: /api/ask with
READER=off, SQLite and everything; empty: a handler of the same server and framework that does nothing. reading, alone: one
asker after the other, no question twice; crowded: three times as many questions a second as were answered so, READER_PATIENCE
as it comes: what can't be read in time is answered lexically. read: the share that was read. memory: of the process, in MB.
`;

const terminal = processTerminal(null);

await new Command('bench:web')
  .description('times /api/ask under load, beside a handler that does nothing')
  .option('--json', 'print everything as JSON')
  .option('--seconds <number>', 'of each load', wholeNumberFrom(1), 30)
  .action(async ({ json, seconds }: { json?: true; seconds: number }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kursk-web-'));
    const questions = await readQuestions();
    const steady: Load = { rate: RATE, connections: CONNECTIONS, seconds };
    try {
      const servers = [
        ...(await measure('empty', EMPTY, 'off', [['empty', steady]])),
        ...(await measure('lexical', KURSK, 'off', [['lexical', steady]])),
        ...(await measureReading()),
      ];
      const page = await measureArticle();
      const table = `\n${renderLoads(servers)}${LEGEND}${page === null ? '' : renderPage(page)}`;
      await write(terminal.output, json ? `${JSON.stringify({ servers, page }, null, 2)}\n` : table);
    } finally {
      await rm(folder, { recursive: true });
    }

    async function measureArticle(): Promise<PageFigures | null> {
      const browser = findBrowser();
      if (browser === null) return null;
      const server = await startProcess(KURSK, folder, { PORT: '0', READER: 'off', EMBEDDER: 'off' });
      return measurePage(`${server.address}/articles/kursk`, browser).finally(server.stop);
    }

    async function measureReading(): Promise<LoadedServer[]> {
      const alone = await measure('reading', KURSK, 'auto', [
        ['reading, alone', { rate: null, connections: 1, seconds }],
      ]);
      const rate = Math.ceil(CROWDED * (alone[0]?.loaded.perSecond ?? 1));
      const crowded = await measure('crowd', KURSK, 'auto', [
        ['reading, crowded', { rate, connections: CROWD, seconds }],
      ]);
      return [...alone, ...crowded];
    }

    async function measure(
      name: string,
      args: readonly string[],
      READER: string,
      loads: readonly (readonly [label: string, load: Load])[],
    ): Promise<LoadedServer[]> {
      const server = await startProcess(args, folder, {
        ...{ READER, EMBEDDER: READER, PORT: '0', PROXIES: '1', SNAPSHOT_DIR: 'off', LOG_LEVEL: 'warn' },
        ...{ QUESTIONS_PER_PERSON: '10000', QUESTIONS_PER_CHANNEL: '10000' },
        DATABASE_URL: `sqlite:${join(folder, `${name}.db`)}`,
      });
      try {
        // What starts, compiles and loads isn't measured.
        await load(server.address, questions('warm'), { rate: 100, connections: 10, seconds: 5 });
        const measured: LoadedServer[] = [];
        for (const [label, one] of loads) {
          const before = await figuresOf(server.address);
          const loaded = await load(server.address, questions(label), one);
          measured.push({ label, loaded, before, after: await figuresOf(server.address) });
        }
        return measured;
      } finally {
        await server.stop();
      }
    }
  })
  .parseAsync();

function renderPage({ firstPaint, weight, shift }: PageFigures): string {
  return `\nAn article's page in Chromium: first paint after ${formatFigure(firstPaint, 0)} ms, ${formatFigure(weight / 1000, 1)} kB, layout shift ${shift}.\n`;
}

/** Those of the article, each time in words of its own, so that no answer is remembered. */
async function readQuestions(): Promise<(words: string) => (number: number) => string> {
  const parsed = parseQuestionFile(await readFile(QUESTIONS, 'utf8'), QUESTIONS);
  if (parsed.form !== 'questions') throw new Error(`${QUESTIONS} is a file of questions.`);
  const questions = parsed.questions.map(({ question }) => question);
  return (words) => (number) => `${questions[number % questions.length]} (${words} ${number})`;
}
