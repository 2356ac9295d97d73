import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { createAsk } from '../src/core/answering/ask.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { parseQuestionFile } from '../src/evaluation/question-file.ts';
import type { DatabaseAddress } from '../src/store/database.ts';
import { openStore } from '../src/store/open-store.ts';
import { startPostgresServer } from '../tests/support/postgres-server.ts';
import { measureStore, renderStore, type StoreSpeed } from './store/measure-store.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const ARTICLES = 'src/corpus/articles';
const QUESTIONS = 'bench/data/kursk-dev.jsonl';

/** Enough that twenty are slower than the 99th percentile. */
const TIMED = 2000;

const LEGEND = `
Milliseconds, nearest-rank percentiles. Questions on the article that comes along, one after the other, each a new event: it is
claimed, its person's limit counted, the question answered by the index and logged, and the claim completed after the reply.
added: claim, limit and log; whole: those and the answer. SQLite: a file in the temporary folder; PostgreSQL: a server on
loopback, with its defaults. nothing: answers that nothing is remembered of.
`;

interface Options {
  readonly json?: true;
  readonly sample: number;
}

const terminal = processTerminal(null);

await new Command('bench:store')
  .description('times what the store adds to an answer')
  .option('--json', 'print everything as JSON')
  .option('--sample <number>', 'time so many questions', wholeNumberFrom(1), TIMED)
  .action(async ({ json, sample }: Options) => {
    const folder = await mkdtemp(join(tmpdir(), 'kursk-store-'));
    const server = await startPostgresServer();
    try {
      const speeds = [
        await measure('nothing', null, sample),
        await measure('SQLite', { kind: 'sqlite', file: join(folder, 'kursk.db') }, sample),
      ];
      if (server !== null) {
        speeds.push(await measure('PostgreSQL', { kind: 'postgres', url: server.url }, sample));
      }
      const table = `\n${renderStore(speeds)}${LEGEND}`;
      await write(terminal.output, json ? `${JSON.stringify(speeds, null, 2)}\n` : table);
      if (server === null) await write(terminal.errors, 'PostgreSQL is not installed, and was left out.\n');
    } finally {
      await server?.remove();
      await rm(folder, { recursive: true });
    }
  })
  .parseAsync();

async function measure(name: string, address: DatabaseAddress | null, sample: number): Promise<StoreSpeed> {
  const ask = createAsk(createPassageIndex((await loadCorpus([ARTICLES])).articles), { publicUrl: null });
  const file = parseQuestionFile(await readFile(QUESTIONS, 'utf8'), QUESTIONS);
  const questions = file.form === 'questions' ? file.questions.map(({ question }) => question) : [];
  const store = address === null ? null : await openStore({ address, encryptionKeys: [] });
  try {
    return { store: name, ...(await measureStore(ask, store, questions, sample)) };
  } finally {
    await store?.close();
  }
}
