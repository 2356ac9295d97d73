import { type Ask, createAskWith, type Retrieve } from '../../src/core/answering/ask.ts';
import { analyseQuestion } from '../../src/core/answering/question.ts';
import type { Article } from '../../src/core/article.ts';
import type { Reader } from '../../src/core/ports/reader.ts';
import { type Column, formatFigure, renderTable } from '../../src/evaluation/render-table.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import {
  analyze,
  createTables,
  createTermIndex,
  dropTermIndex,
} from '../../src/search-postgres/passage-tables.ts';
import { installLevenshtein } from '../../src/search-postgres/spellings.ts';
import { createArticleWriter } from '../../src/search-postgres/write-articles.ts';
import { alteredCopy } from '../speed/altered-copy.ts';
import { percentile } from '../speed/percentile.ts';

/** Which copies of the articles are there already: those from 0 to this number, not included. */
interface Filled {
  readonly copies: number;
  readonly passages: number;
  /** It took so long, all in all, since the first. */
  readonly seconds: number;
}

export const EMPTY: Filled = { copies: 0, passages: 0, seconds: 0 };

/**
 * Adds altered copies of the articles to the tables, until there are so many passages; the first is the articles themselves.
 *
 * @param cut cuts an article into windows
 */
export async function fill(
  url: string,
  articles: readonly Article[],
  cut: Reader['cut'],
  wanted: number,
  before: Filled,
): Promise<Filled> {
  const start = performance.now();
  const connection = connect(url);
  await installLevenshtein(connection);
  let { copies, passages } = before;
  await connection.write(async (query) => {
    await createTables(query);
    await dropTermIndex(query);
    const writer = createArticleWriter(query);
    for (; passages < wanted; copies += 1) {
      for (const original of articles) {
        const id = `${original.id}-${copies}`;
        const article = { ...(copies === 0 ? original : alteredCopy(original, copies)), id };
        await writer.put({ article, file: id, fileDigest: id, cut: cut(article) });
        passages += article.passages.length;
      }
    }
    await writer.finish();
    await createTermIndex(query);
    await analyze(query);
  });
  await connection.close();
  return { copies, passages, seconds: before.seconds + (performance.now() - start) / 1_000 };
}

/** In milliseconds; `null` of too few. */
export interface Times {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

/** Of questions asked one after the other, each once: until the best passages are there, and scored. */
export async function timeRetrieval(retrieve: Retrieve, questions: readonly string[]): Promise<Times> {
  return timesOf(questions, async (asked) => {
    const question = analyseQuestion(asked);
    if (typeof question === 'string') return;
    const { index } = await retrieve(question);
    index.candidates(index.resolveTerms(question), 30);
  });
}

/** The same, until the answer is there. */
export function timeAnswers(retrieve: Retrieve, questions: readonly string[]): Promise<Times> {
  const ask: Ask = createAskWith(retrieve, { publicUrl: null });
  return timesOf(questions, ask);
}

async function timesOf(
  questions: readonly string[],
  work: (question: string) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = [];
  for (const question of questions) {
    const start = performance.now();
    await work(question);
    times.push(performance.now() - start);
  }
  return { p50: percentile(times, 0.5), p90: percentile(times, 0.9), p99: percentile(times, 0.99) };
}

const BYTES_PER_MB = 1e6;

/** What was measured of tables of one size. */
export interface Size {
  readonly passages: number;
  readonly articles: number;
  /** Until all of it was indexed. */
  readonly seconds: number;
  /** On the server's disk. */
  readonly bytes: number;
  /** The same of the vectors, with their index. */
  readonly vectorBytes: number;
  /** In the memory of a process that answers from it: what is kept of the articles. */
  readonly memory: number;
  readonly candidates: Times;
  /** Building the index for nearest neighbours. In seconds. */
  readonly building: number;
  readonly byMeaning: Times;
  /** A question, by the embedder; the median, in milliseconds. */
  readonly embedding: number | null;
  /** From 0 to 1. */
  readonly recall: number;
  readonly read: Times;
}

const COLUMNS: readonly Column<Size>[] = [
  { group: '', heading: 'articles', cell: ({ articles }) => articles.toLocaleString('en') },
  { group: '', heading: 'indexed in, s', cell: ({ seconds }) => formatFigure(seconds, 0) },
  { group: '', heading: 'on disk, MB', cell: ({ bytes }) => formatFigure(bytes / BYTES_PER_MB, 0) },
  {
    group: '',
    heading: 'vectors, MB',
    cell: ({ vectorBytes }) => formatFigure(vectorBytes / BYTES_PER_MB, 0),
  },
  { group: '', heading: 'in memory, MB', cell: ({ memory }) => formatFigure(memory / BYTES_PER_MB, 0) },
  { group: 'candidates, ms', heading: 'p50', cell: ({ candidates }) => formatFigure(candidates.p50, 0) },
  { group: 'candidates, ms', heading: 'p90', cell: ({ candidates }) => formatFigure(candidates.p90, 0) },
  { group: 'candidates, ms', heading: 'p99', cell: ({ candidates }) => formatFigure(candidates.p99, 0) },
  ...(['p50', 'p90', 'p99'] as const).map((which) => ({
    group: 'by meaning, ms',
    heading: which,
    cell: ({ byMeaning }: Size) => formatFigure(byMeaning[which], 0),
  })),
  { group: 'by meaning', heading: 'recall, %', cell: ({ recall }) => formatFigure(recall * 100, 1) },
  { group: 'by meaning', heading: 'embedded in, ms', cell: ({ embedding }) => formatFigure(embedding, 0) },
  { group: 'by meaning', heading: 'index built in, s', cell: ({ building }) => formatFigure(building, 0) },
  { group: 'read, ms', heading: 'p50', cell: ({ read }) => formatFigure(read.p50, 0) },
  { group: 'read, ms', heading: 'p90', cell: ({ read }) => formatFigure(read.p90, 0) },
];

export function renderSizes(sizes: readonly Size[]): string {
  return renderTable(
    COLUMNS,
    sizes.map((size) => ({ label: `${size.passages.toLocaleString('en')} passages`, row: size })),
  );
}
