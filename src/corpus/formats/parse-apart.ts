import { once } from 'node:events';
import { type Context, createContext, Script } from 'node:vm';
import type { Block, Draft } from '../build-article.ts';
import { ArticleError, SourceError } from '../corpus-error.ts';
import type { Format } from './formats.ts';
import { createThreads } from './parse-threads.ts';
import { createTurns } from './parse-turns.ts';

/** To the worker: a document, text or bytes. `example` is a file name of its format. */
export interface ToParser {
  readonly example: string;
  readonly input: string | Uint8Array;
  readonly name: string;
}

/** To the worker: more of the document that it parsed last. */
export const MORE = 'more';

/** The first part of a draft has what it says besides its blocks. `isLast`: there are no more blocks. */
export type DraftPart =
  | { readonly draft: Draft; readonly isLast: boolean }
  | { readonly blocks: readonly Block[]; readonly isLast: boolean };

export interface Failure {
  readonly failure: { readonly name: string; readonly message: string; readonly line: number | null };
}

type FromParser = { readonly draft: Draft } | Failure;

/** What parsing one document may take. */
export interface ParseBudget {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** What an operator sets of it; the rest is as the format needs. */
export type ParseLimits = Partial<ParseBudget>;

/** An article of 5 MB takes seconds, and a PDF of a thousand pages half a minute. */
const BUDGETS: Readonly<Record<Format['input'], ParseBudget>> = {
  text: { milliseconds: 15_000, megabytes: 768 },
  bytes: { milliseconds: 60_000, megabytes: 1_024 },
};

/** Shorter text is tried on this thread first, as that mostly takes less time than to start a worker. In UTF-16 units. */
const MIN_LENGTH = 64 * 1024;
/**
 * How long it is tried, as of Markdown and HTML some takes time by the square of its length. The first document takes a tenth of this,
 * and as much as this on a machine that others keep busy, where to start a worker would take several times as long. In milliseconds.
 */
const PATIENCE_HERE = 1_000;
/** How many are tried: watching over one takes a millisecond or two, and starting two workers as long as for some hundred. */
const MOST_HERE = 128;
/** How often the memory of this process is looked at, as the worker's limit is on its heap alone. In milliseconds. */
const MEMORY_INTERVAL = 100;
/** Longer ones, and those in bytes, are parsed alone, as two of them may take twice the memory. In UTF-16 units. */
const MOST_SHARED = 512 * 1024;
/** An idle thread's memory is given back after so long, in milliseconds. */
const IDLE = 5_000;

/** A worker runs JavaScript: from the sources, what was built of them. */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/corpus/formats/parse-worker.js' : './parse-worker.js',
  import.meta.url,
);

const MEGABYTE = 1024 * 1024;

/**
 * Parses documents, so that none stops anybody but itself: a short one here, if nobody waits yet and it takes a moment, and all others in a thread that is
 * stopped when one takes too long or too much memory. Two threads do so at once where there are several processors; they are kept for
 * the next documents, and keep no process from ending. A document that took too much beside another is tried again alone.
 *
 * @throws what the parser throws, and SourceError over the budget
 */
export async function parseDocument(
  format: Format,
  input: string | Uint8Array,
  name: string,
  limits: ParseLimits = {},
): Promise<Draft> {
  const isShort = format.input === 'text' && typeof input === 'string' && input.length < MIN_LENGTH;
  if (isShort && mayTryHere && tried < MOST_HERE) {
    tried += 1;
    const parse = await format.loadParser();
    const draft = tryHere(() => parse(input, name));
    if (draft !== null) return draft;
  }
  const budget = { ...BUDGETS[format.input], ...limits };
  return parseApart({ example: `a${format.endings[0]}`, input, name }, budget);
}

/** From now on somebody may be waiting for this thread, so that nothing is parsed on it. */
export function parseApartFromNowOn(): void {
  mayTryHere = false;
}

const WORK = new Script('work()');
let context: Context | null = null;
let mayTryHere = true;
let tried = 0;

/**
 * Parses on this thread; `null` if that takes too long. A parser that was interrupted may have left something behind, such as where
 * a pattern goes on. So from then on everything is parsed apart.
 */
function tryHere(work: () => Draft): Draft | null {
  context ??= createContext({});
  context.work = work;
  try {
    return WORK.runInContext(context, { timeout: PATIENCE_HERE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    mayTryHere = false;
    return null;
  } finally {
    context.work = null;
  }
}

const takeTurn = createTurns();
const threads = createThreads(PROGRAM, IDLE);

async function parseApart(task: ToParser, budget: ParseBudget): Promise<Draft> {
  const isAlone = typeof task.input !== 'string' || task.input.length > MOST_SHARED;
  const result = (await parseInTurn(task, budget, isAlone)) ?? (await parseInTurn(task, budget, true));
  // Alone, it says what was wrong.
  if (result === null) throw new Error(`"${task.name}" wasn't parsed.`);
  return draftOf(result, task.name);
}

/** @returns `null` over the budget, if that may be because of another document */
async function parseInTurn(
  task: ToParser,
  budget: ParseBudget,
  isAlone: boolean,
): Promise<FromParser | null> {
  const turn = await takeTurn(isAlone, task.input.length);
  try {
    return await askWorker(task, budget);
  } catch (error) {
    if (error instanceof SourceError && turn.isShared()) return null;
    throw error;
  } finally {
    turn.end();
  }
}

/** A worker that is late, or fails, isn't used again. */
async function askWorker(task: ToParser, budget: ParseBudget): Promise<FromParser> {
  const worker = threads.take(budget.megabytes);
  const stopped = new AbortController();
  const watch = watchBudget(budget, (problem) => stopped.abort(new SourceError(problem)));
  const ask = async <Answer>(message: ToParser | typeof MORE): Promise<Answer> => {
    worker.postMessage(message);
    const [answer] = (await once(worker, 'message', { signal: stopped.signal })) as [Answer];
    return answer;
  };
  try {
    worker.ref();
    const first = await ask<DraftPart | Failure>(task);
    const result = 'failure' in first ? first : await joined(first, () => ask<DraftPart>(MORE));
    threads.giveBack(worker, budget.megabytes);
    return result;
  } catch (error) {
    await worker.terminate();
    if (stopped.signal.aborted) throw stopped.signal.reason;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') throw new SourceError(tooMuchMemory(budget));
    throw error;
  } finally {
    clearInterval(watch);
  }
}

/** The draft from its parts. Each is copied while nobody else is served, so they come one by one. */
async function joined(first: DraftPart, next: () => Promise<DraftPart>): Promise<{ draft: Draft }> {
  if (!('draft' in first)) throw new Error('The first part of a draft is missing.');
  const blocks: Block[] = [...first.draft.blocks];
  for (let part = first as DraftPart; !part.isLast; ) {
    part = await next();
    if ('blocks' in part) for (const block of part.blocks) blocks.push(block);
  }
  return { draft: { ...first.draft, blocks } };
}

function watchBudget(budget: ParseBudget, stop: (problem: string) => void): NodeJS.Timeout {
  const [start, memory] = [performance.now(), process.memoryUsage.rss()];
  return setInterval(() => {
    if (performance.now() - start > budget.milliseconds)
      stop(`Reading it takes longer than ${budget.milliseconds / 1_000} s.`);
    else if (process.memoryUsage.rss() - memory > budget.megabytes * MEGABYTE) stop(tooMuchMemory(budget));
  }, MEMORY_INTERVAL);
}

function tooMuchMemory({ megabytes }: ParseBudget): string {
  return `Reading it takes more than ${megabytes} MB of memory.`;
}

function draftOf(result: FromParser, file: string): Draft {
  if ('draft' in result) return result.draft;
  const { name, message, line } = result.failure;
  if (name === 'ArticleError') throw new ArticleError(file, message, { line: line ?? undefined });
  if (name === 'SourceError') throw new SourceError(message);
  throw name === 'RangeError' ? new RangeError(message) : new Error(message);
}
