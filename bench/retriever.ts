import { Command } from 'commander';
import pg from 'pg';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import { createAsk, createAskWith } from '../src/core/answering/ask.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../src/core/answering/reading/windows.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { evaluate, type TestCorpus } from '../src/evaluation/evaluate.ts';
import { type Measures, measure } from '../src/evaluation/measures.ts';
import { MEASURE_COLUMNS } from '../src/evaluation/render-measures.ts';
import { renderTable } from '../src/evaluation/render-table.ts';
import type { OpenReader } from '../src/inference/open-reader.ts';
import { openRetriever } from '../src/search-postgres/open-retriever.ts';
import { SCHEMA } from '../src/search-postgres/passage-tables.ts';
import { startPostgresServer } from '../tests/support/postgres-server.ts';
import { openBenchReader } from './models.ts';
import { EMPTY, fill, renderSizes, type Size, timeAnswers, timeRetrieval } from './retriever/sizes.ts';
import { memoryInUse } from './speed/memory-in-use.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const ARTICLES = 'src/corpus/articles';
const OWN_QUESTIONS = 'bench/data/kursk-dev.jsonl';
const ENCYCLOPEDIA = 'bench/data/squad-tune.jsonl';

const MILLION = 1_000_000;
/** Between the first size and the last. */
const STEPS = [100_000];
/** Questions timed at each size: every so many of them go beforehand, and others are timed. */
const TIMED = 400;
const TIMED_READ = 60;
/** Every so many questions are judged. */
const EVERY = 10;

/** As somebody sets a server up that has nothing else to do; `fsync` matters while the tables are filled alone. */
const SERVER = '-c fsync=off -c shared_buffers=2GB -c max_wal_size=8GB';

const LEGEND = `
Quality, %: the same questions, articles and engine, found by the index in memory and by PostgreSQL's. Encyclopedia: 90 articles
as one corpus.
Sizes: the same 90 articles, and altered copies of them (other names and numbers), until there are so many passages. Milliseconds,
nearest-rank percentiles, one question after the other, each once; candidates: until the best 30 passages are there and scored;
read: the whole answer with the reader on one thread. Server on this machine: ${SERVER}
`;

interface Options {
  readonly json?: true;
  readonly passages: number;
  readonly every: number;
}

interface QualityRow {
  readonly label: string;
  readonly measures: Measures;
}

const terminal = processTerminal(null);

await new Command('bench:retriever')
  .description('compares the index in memory with PostgreSQL’s: quality, and speed as articles grow')
  .option('--json', 'print everything as JSON')
  .option('--passages <number>', 'grow to so many', wholeNumberFrom(1), MILLION)
  .option('--every <number>', 'judge every so many of the questions', wholeNumberFrom(1), EVERY)
  .action(async ({ json, passages, every }: Options) => {
    const server = await startPostgresServer(SERVER);
    if (server === null) throw new Error('PostgreSQL is not installed: there is nothing to measure.');
    const reader = await openBenchReader();
    try {
      const own = await loadTestCorpora(
        OWN_QUESTIONS,
        [],
        async () => (await loadCorpus([ARTICLES])).articles,
      );
      const corpora = await loadTestCorpora(ENCYCLOPEDIA, [], async () => []);
      const quality = [
        ...(await compare(
          'the article that comes along',
          await databaseOn(server.url, 'own'),
          united(own),
          1,
          reader,
        )),
        ...(await compare(
          'encyclopedia',
          await databaseOn(server.url, 'all'),
          united(corpora),
          every,
          reader,
        )),
      ];
      const sizes = await measureSizes(
        await databaseOn(server.url, 'sizes'),
        united(corpora),
        passages,
        reader,
      );
      const qualityTable = renderTable(
        MEASURE_COLUMNS,
        quality.map(({ label, measures }) => ({ label, row: measures })),
      );
      await write(
        terminal.output,
        json
          ? `${JSON.stringify({ quality, sizes }, null, 2)}\n`
          : `\n${qualityTable}\n${renderSizes(sizes)}${LEGEND}`,
      );
    } finally {
      await reader.close();
      await server.remove();
    }
  })
  .parseAsync();

/** One corpus of all, every article with an id of its own. */
function united(corpora: readonly TestCorpus[]): TestCorpus {
  return {
    articles: corpora.flatMap(({ articles }, place) =>
      articles.map((article, at) => ({ ...article, id: `article-${place}-${at}` })),
    ),
    questions: corpora.flatMap(({ questions }) => questions),
  };
}

async function databaseOn(url: string, name: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name}_passages`);
  await client.end();
  const address = new URL(url);
  address.pathname = `${name}_passages`;
  return address.href;
}

async function compare(
  name: string,
  url: string,
  { articles, questions }: TestCorpus,
  every: number,
  reader: OpenReader,
): Promise<QualityRow[]> {
  await fill(url, articles, reader.cut, 1, EMPTY);
  const asked = questions.filter((_, place) => place % every === 0);
  const index = createPassageIndex(articles);
  const inMemory = createWindowReader(reader, DEFAULT_WINDOW_LIMIT, index.articles);
  const rows: QualityRow[] = [];
  for (const [engine, isRead] of [
    ['lexical', false],
    ['reader', true],
  ] as const) {
    const retriever = openRetriever(url, {
      reader: isRead ? { read: reader.read, limit: DEFAULT_WINDOW_LIMIT } : null,
    });
    const asks = {
      'in memory': createAsk(index, { publicUrl: null, reader: isRead ? inMemory : null }),
      PostgreSQL: createAskWith(retriever.lookUp(await retriever.catalog(), null), { publicUrl: null }),
    };
    for (const [where, ask] of Object.entries(asks)) {
      const outcomes = await evaluate(
        [{ articles, questions: asked }],
        () => ask,
        () => performance.now(),
        () => {},
      );
      rows.push({
        label: `${name}, ${engine}, ${where}`,
        measures: measure(outcomes.map(({ verdict }) => verdict)),
      });
    }
    await retriever.close();
  }
  return rows;
}

async function measureSizes(
  url: string,
  { articles, questions }: TestCorpus,
  most: number,
  reader: OpenReader,
): Promise<Size[]> {
  const texts = questions.map(({ question }) => question);
  const chosen = (count: number, from: number) => {
    const step = Math.max(1, Math.floor(texts.length / count));
    return texts.filter((_, place) => place % step === from % step);
  };
  const sizes: Size[] = [];
  let filled = EMPTY;
  for (const wanted of [1, ...STEPS.filter((step) => step < most), most]) {
    filled = await fill(url, articles, reader.cut, wanted, filled);
    const before = await memoryInUse();
    const retriever = openRetriever(url, { reader: { read: reader.read, limit: DEFAULT_WINDOW_LIMIT } });
    const catalog = await retriever.catalog();
    const memory = (await memoryInUse()) - before;
    const retrieve = retriever.lookUp(catalog, null);
    await timeRetrieval(retrieve, chosen(TIMED, 1));
    sizes.push({
      passages: catalog.sums.passages,
      articles: catalog.articles.length,
      seconds: filled.seconds,
      bytes: await bytesOf(url),
      memory,
      candidates: await timeRetrieval(retrieve, chosen(TIMED, 2)),
      read: await timeAnswers(retrieve, chosen(TIMED_READ, 3)),
    });
    await retriever.close();
  }
  return sizes;
}

/** Of all tables and their indexes. */
async function bytesOf(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relnamespace = '${SCHEMA}'::regnamespace and relkind = 'r'`,
  );
  await client.end();
  return Number(rows[0]?.bytes ?? 0);
}
