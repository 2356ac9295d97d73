import { Command } from 'commander';
import pg from 'pg';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import { createAsk, createAskWith } from '../src/core/answering/ask.ts';
import { MAX_QUESTION_LENGTH } from '../src/core/answering/question.ts';
import { DEFAULT_WINDOW_LIMIT } from '../src/core/answering/reading/windows.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import type { Embedder } from '../src/core/ports/embedder.ts';
import type { Reader } from '../src/core/ports/reader.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { evaluate, type TestCorpus } from '../src/evaluation/evaluate.ts';
import { type Measures, measure } from '../src/evaluation/measures.ts';
import { MEASURE_COLUMNS } from '../src/evaluation/render-measures.ts';
import { renderTable } from '../src/evaluation/render-table.ts';
import { openRetriever } from '../src/search-postgres/open-retriever.ts';
import { SCHEMA } from '../src/search-postgres/passage-tables.ts';
import { startPostgresServer } from '../tests/support/postgres-server.ts';
import { embedderThatKeeps, openArticles, openBenchModels } from './models.ts';
import { embedAll, embeddedBefore, growVectors, recallOf } from './retriever/meaning.ts';
import { EMPTY, fill, renderSizes, type Size, timeAnswers, timeRetrieval } from './retriever/sizes.ts';
import { memoryInUse } from './speed/memory-in-use.ts';
import { percentile } from './speed/percentile.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const ARTICLES = 'src/corpus/articles';
const OWN_QUESTIONS = 'bench/data/kursk-dev.jsonl';
const ENCYCLOPEDIA = 'bench/data/squad-tune.jsonl';
const HANDBOOKS = 'bench/data/handbooks';

const MILLION = 1_000_000;
/** Between the first size and the last. */
const STEPS = [100_000];
/** Questions timed at each size: every so many of them go beforehand, and others are timed. */
const TIMED = 400;
const TIMED_READ = 60;
/** Every so many questions are judged. */
const EVERY = 10;

/** A shorter heading hardly says what stands under it. In UTF-16 units. */
const LEAST_HEADING = 20;

/** For what compares every passage. In milliseconds. */
const PATIENT = { busy: 0, connection: 60_000, statement: 10 * 60_000 };

/** As somebody sets a server up that has nothing else to do; `fsync` matters while the tables are filled alone. */
const SERVER = '-c fsync=off -c shared_buffers=2GB -c max_wal_size=8GB';

const LEGEND = `
Quality, %: the same questions, articles and engine, found by the index in memory and by PostgreSQL's. Encyclopedia: 90 articles
as one corpus.
By meaning: passages are found by pgvector as well, in memory by the index of vectors; both have the same vectors. By its index: as
many passages are searched, not each compared.
Sizes: the same 90 articles, or those that are named, and altered copies of them (other names and numbers), until there are so many passages. Milliseconds,
nearest-rank percentiles, one question after the other, each once; candidates: until the best 30 passages are there and scored;
by meaning: the same, found by meaning as well, without embedding the question, which is a column of its own; recall: how many of
the fourteen passages that are nearest to a question in truth are among the fourteen that are found. Copies have the vectors of
their originals, each moved at random to a cosine of about 0.95. read: the whole answer with the reader on one thread, by words. Server on this machine: ${SERVER}
`;

interface Options {
  readonly json?: true;
  readonly passages: number;
  readonly every: number;
  readonly handbook?: string;
  readonly sizesOnly?: true;
  readonly articles?: readonly string[];
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
  .option(
    '--handbook <name>',
    'judge the questions of this handbook of bench/data instead, and measure no sizes',
  )
  .option('--sizes-only', 'judge no answers')
  .option(
    '--articles <paths...>',
    'measure sizes with these files and folders instead, asked for their headings; judge no answers',
  )
  .action(async ({ json, passages, every, handbook, sizesOnly, articles: paths }: Options) => {
    const { close, ...models } = await openModels();
    const server = await startPostgresServer(SERVER);
    if (server === null) {
      await close();
      throw new Error('PostgreSQL is not installed: there is nothing to measure.');
    }
    const judge = async (name: string, database: string, corpus: TestCorpus, step: number) =>
      compare(name, await databaseOn(server.url, database), corpus, step, models);
    const judgeAll = async (encyclopedia: TestCorpus) => {
      const own = await loadTestCorpora(
        OWN_QUESTIONS,
        [],
        async () => (await loadCorpus([ARTICLES])).articles,
      );
      return [
        ...(await judge('the article that comes along', 'own', united(own), 1)),
        ...(await judge('encyclopedia', 'encyclopedia', encyclopedia, every)),
      ];
    };
    try {
      if (handbook !== undefined) {
        const folder = `${HANDBOOKS}/${handbook}`;
        const corpora = await loadTestCorpora(
          `${folder}.jsonl`,
          [folder],
          async (paths) => (await loadCorpus(paths)).articles,
        );
        return await show(await judge(handbook, 'handbook', united(corpora), 1), [], json);
      }
      const corpora = await loadTestCorpora(ENCYCLOPEDIA, [], async () => []);
      const quality = sizesOnly || paths ? [] : await judgeAll(united(corpora));
      const grown = paths ? await askedForHeadings(paths) : united(corpora);
      const sizes = await measureSizes(await databaseOn(server.url, 'sizes'), grown, passages, models);
      await show(quality, sizes, json);
    } finally {
      await close();
      await server.remove();
    }
  })
  .parseAsync();

/** What one would ask, of articles without questions: their headings that aren't too short. */
async function askedForHeadings(paths: readonly string[]): Promise<Pick<TestCorpus, 'articles'> & Asked> {
  const { articles } = await loadCorpus(paths);
  const headings = new Set(
    articles.flatMap(({ passages }) => passages.map(({ section }) => section.at(-1) ?? '')),
  );
  return { articles, questions: [...headings].filter(isLongEnough).map((question) => ({ question })) };
}

function isLongEnough({ length }: string): boolean {
  return LEAST_HEADING <= length && length <= MAX_QUESTION_LENGTH;
}

interface Asked {
  readonly questions: readonly { readonly question: string }[];
}

interface Models {
  readonly reader: Reader;
  readonly embedder: Embedder;
}

async function openModels() {
  const { reader, embedder, close } = await openBenchModels('words+meaning+reading');
  if (reader === null || embedder === null)
    throw new Error('There is nothing to measure without the models.');
  return { reader, embedder: embedderThatKeeps(embedder), close };
}

async function show(quality: readonly QualityRow[], sizes: readonly Size[], json = false): Promise<void> {
  const rows = quality.map(({ label, measures }) => ({ label, row: measures }));
  const qualityTable = rows.length > 0 ? `${renderTable(MEASURE_COLUMNS, rows)}\n` : '';
  await write(
    terminal.output,
    json
      ? `${JSON.stringify({ quality, sizes }, null, 2)}\n`
      : `\n${qualityTable}${sizes.length > 0 ? renderSizes(sizes) : ''}${LEGEND}`,
  );
}

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
  { reader, embedder }: Models,
): Promise<QualityRow[]> {
  await fill(url, articles, reader.cut, 1, EMPTY);
  // With the index, which so few passages would do without.
  await embedAll(url, embedder, 0);
  const asked = questions.filter((_, place) => place % every === 0);
  const index = createPassageIndex(articles);
  const inMemory = await openArticles(index.articles, { reader, embedder });
  const rows: QualityRow[] = [];
  for (const [engine, isRead, isByMeaning] of [
    ['lexical', false, false],
    ['reader', true, false],
    ['lexical, by meaning', false, true],
    ['reader, by meaning', true, true],
  ] as const) {
    const options = {
      reader: isRead ? { read: reader.read, limit: DEFAULT_WINDOW_LIMIT } : null,
      embedder: isByMeaning ? embedder : null,
    };
    const retriever = openRetriever(url, options);
    const byIndex = openRetriever(url, { ...options, exactUpTo: 0 });
    const asks = {
      'in memory': createAsk(inMemory.index, {
        publicUrl: null,
        reader: isRead ? inMemory.reader : null,
        meaning: isByMeaning ? inMemory.meaning : null,
      }),
      PostgreSQL: createAskWith(retriever.lookUp(await retriever.catalog(), null), { publicUrl: null }),
      ...(isByMeaning && {
        'PostgreSQL, by its index': createAskWith(byIndex.lookUp(await byIndex.catalog(), null), {
          publicUrl: null,
        }),
      }),
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
    await Promise.all([retriever.close(), byIndex.close()]);
  }
  return rows;
}

async function measureSizes(
  url: string,
  { articles, questions }: Pick<TestCorpus, 'articles'> & Asked,
  most: number,
  { reader, embedder }: Models,
): Promise<Size[]> {
  const texts = questions.map(({ question }) => question);
  const chosen = (count: number, from: number) => {
    const step = Math.max(1, Math.floor(texts.length / count));
    return texts.filter((_, place) => place % step === from % step);
  };
  const sizes: Size[] = [];
  const asked = await embeddedBefore(embedder, [...chosen(TIMED, 1), ...chosen(TIMED, 2)]);
  let filled = EMPTY;
  const say = (sentence: string) => write(terminal.errors, `${sentence}\n`);
  const own = articles.reduce((sum, { passages }) => sum + passages.length, 0);
  for (const wanted of [
    own,
    ...[...STEPS.filter((step) => step < most), most].filter((step) => own < step),
  ]) {
    filled = await fill(url, articles, reader.cut, wanted, filled);
    await say(`${filled.passages.toLocaleString('en')} passages are indexed.`);
    if (filled.copies === 1) await embedAll(url, embedder, Number.POSITIVE_INFINITY);
    const { moving, building } = await growVectors(url, embedder);
    await say(`Their vectors took ${moving.toFixed()} s, and the index of them ${building.toFixed()} s.`);
    const before = await memoryInUse();
    const retriever = openRetriever(url, { reader: { read: reader.read, limit: DEFAULT_WINDOW_LIMIT } });
    const catalog = await retriever.catalog();
    const memory = (await memoryInUse()) - before;
    const retrieve = retriever.lookUp(catalog, null);
    await timeRetrieval(retrieve, chosen(TIMED, 1));
    const byMeaning = openRetriever(url, { embedder: asked.embedder });
    const exact = openRetriever(url, {
      ...{ embedder: asked.embedder, exactUpTo: Number.POSITIVE_INFINITY },
      readTimeouts: PATIENT,
    });
    const retrieveByMeaning = byMeaning.lookUp(await byMeaning.catalog(), null);
    await timeRetrieval(retrieveByMeaning, chosen(TIMED, 1));
    sizes.push({
      building,
      byMeaning: await timeRetrieval(retrieveByMeaning, chosen(TIMED, 2)),
      embedding: percentile(asked.times, 0.5),
      recall: await recallOf(
        retrieveByMeaning,
        exact.lookUp(await exact.catalog(), null),
        chosen(TIMED_READ, 2),
      ),
      passages: catalog.sums.passages,
      articles: catalog.articles.length,
      seconds: filled.seconds,
      bytes: await bytesOf(url, `= '${SCHEMA}'`),
      vectorBytes: await bytesOf(url, "like 'kursk_vectors_%'"),
      memory,
      candidates: await timeRetrieval(retrieve, chosen(TIMED, 2)),
      read: await timeAnswers(retrieve, chosen(TIMED_READ, 3)),
    });
    await Promise.all([retriever.close(), byMeaning.close(), exact.close()]);
  }
  return sizes;
}

/** Of all tables and their indexes. */
async function bytesOf(url: string, schemas: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relnamespace in (select oid from pg_namespace where nspname ${schemas}) and relkind = 'r'`,
  );
  await client.end();
  return Number(rows[0]?.bytes ?? 0);
}
