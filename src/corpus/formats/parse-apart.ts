import { once } from 'node:events';
import { type Context, createContext, Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import type { Draft } from '../build-article.ts';
import { ArticleError, SourceError } from '../corpus-error.ts';
import type { Format } from './formats.ts';
import { createTurns } from './parse-turns.ts';

/** To the worker: a document, text or bytes. `example` is a file name of its format. */
export interface ToParser {
  readonly example: string;
  readonly input: string | Uint8Array;
  readonly name: string;
}

export type FromParser =
  | { readonly draft: Draft }
  | { readonly failure: { readonly name: string; readonly message: string; readonly line: number | null } };

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
const MIN_LENGTH = 16 * 1024;
/**
 * How long it is tried, so that nobody else waits for 100 ms: of Markdown and HTML some takes time by the square of its length. In
 * milliseconds.
 */
const PATIENCE_HERE = 80;
/** How many are tried: watching over one takes a millisecond or two, and starting a worker as long as for some dozens. */
const MOST_HERE = 32;
/** How often the memory of this process is looked at, as the worker's limit is on its heap alone. In milliseconds. */
const MEMORY_INTERVAL = 100;
/** Longer ones, and those in bytes, are parsed alone, as two of them may take twice the memory. In UTF-16 units. */
const MOST_SHARED = 512 * 1024;
/** An idle worker's memory is given back after so long, in milliseconds. */
const IDLE = 5_000;

/** A worker runs JavaScript: from the sources, what was built of them. */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/corpus/formats/parse-worker.js' : './parse-worker.js',
  import.meta.url,
);

const MEGABYTE = 1024 * 1024;

/**
 * Parses documents, so that none stops anybody but itself: a short one here, if that takes a moment, and all others in a thread that is
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
  if (
    format.input === 'text' &&
    typeof input === 'string' &&
    input.length < MIN_LENGTH &&
    tried < MOST_HERE
  ) {
    tried += 1;
    const parse = await format.loadParser();
    const draft = tryHere(() => parse(input, name));
    if (draft !== null) return draft;
  }
  const budget = { ...BUDGETS[format.input], ...limits };
  return parseApart({ example: `a${format.endings[0]}`, input, name }, budget);
}

const WORK = new Script('work()');
let context: Context | null = null;
let wasInterrupted = false;
let tried = 0;

/**
 * Parses on this thread; `null` if that takes too long. A parser that was interrupted may have left something behind, such as where
 * a pattern goes on. So from then on everything is parsed apart.
 */
function tryHere(work: () => Draft): Draft | null {
  if (wasInterrupted) return null;
  context ??= createContext({});
  context.work = work;
  try {
    return WORK.runInContext(context, { timeout: PATIENCE_HERE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    wasInterrupted = true;
    return null;
  } finally {
    context.work = null;
  }
}

const takeTurn = createTurns();

interface IdleWorker {
  readonly worker: Worker;
  readonly megabytes: number;
  readonly end: NodeJS.Timeout;
}

const idle: IdleWorker[] = [];

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
  const worker = takeWorker(budget.megabytes);
  const stopped = new AbortController();
  const watch = watchBudget(budget, (problem) => stopped.abort(new SourceError(problem)));
  try {
    worker.ref();
    worker.postMessage(task);
    const [result] = (await once(worker, 'message', { signal: stopped.signal })) as [FromParser];
    keepWorker(worker, budget.megabytes);
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

function takeWorker(megabytes: number): Worker {
  const kept = idle.find((one) => one.megabytes === megabytes);
  // Those for other documents give their memory back.
  for (const other of idle.filter((one) => one.megabytes !== megabytes)) dismiss(other);
  if (kept !== undefined) {
    forget(kept);
    return kept.worker;
  }
  return new Worker(PROGRAM, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } });
}

function keepWorker(worker: Worker, megabytes: number): void {
  worker.unref();
  const kept: IdleWorker = { worker, megabytes, end: setTimeout(() => dismiss(kept), IDLE).unref() };
  idle.push(kept);
}

function forget(kept: IdleWorker): void {
  clearTimeout(kept.end);
  idle.splice(idle.indexOf(kept), 1);
}

function dismiss(kept: IdleWorker): void {
  forget(kept);
  void kept.worker.terminate();
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
