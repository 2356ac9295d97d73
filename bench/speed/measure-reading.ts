import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Ask, createAsk } from '../../src/core/answering/ask.ts';
import type { WindowReader } from '../../src/core/answering/reading/windows.ts';
import type { Window } from '../../src/core/ports/reader.ts';
import type { RunReader } from '../../src/inference/reader-model.ts';
import { encodeWindow, type WindowInput } from '../../src/inference/window-encoding.ts';
import type { TokenizeText } from '../../src/inference/word-pieces.ts';
import type { OpenArticles } from '../models.ts';
import { spreadOut } from './corpus.ts';
import { percentile } from './percentile.ts';

/** Times are in milliseconds, memory in bytes. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
}

/** How so many askers at once are served, each asking again as soon as it is answered. */
interface AskersSpeed extends Latency {
  readonly askers: number;
  readonly answersPerSecond: number;
  /** Of all answers, those that were found by reading. */
  readonly readShare: number;
  /** How long the event loop kept others waiting: an acknowledgement waits no longer. */
  readonly eventLoopDelay: Latency;
}

/** What reading costs. */
export interface ReadingSpeed {
  readonly passages: number;
  readonly windows: number;
  readonly askers: readonly AskersSpeed[];
  /** The model alone on the same windows of the same questions, one after the other, on this thread. */
  readonly bareModel: Latency;
  /** The median of what an answer takes against what the model alone takes for it. */
  readonly ratio: number;
  /** Of the whole process, when all was asked. */
  readonly residentMemory: number;
}

/** How many ask at once. */
const ASKERS = [1, 8] as const;
/** As long as somebody in a channel is. In milliseconds. */
const TIMEOUT = 1500;
/** Asked beforehand, so that code is compiled and memory is taken. */
const WARM_UP = 8;
const NANOSECONDS_PER_MS = 1e6;
const MS_PER_SECOND = 1000;

/** What the reader is made of. */
interface ReaderInternals {
  readonly runModel: RunReader;
  readonly tokenize: TokenizeText;
}

/** Asks articles, and times what is answered. @param timed questions for each number of askers, if need be the same again */
export async function measureReading(
  { index, reader, meaning }: OpenArticles,
  questions: readonly string[],
  { runModel, tokenize }: ReaderInternals,
  timed: number,
): Promise<ReadingSpeed> {
  if (reader === null) throw new Error('Without the reader nothing is read.');
  let inputs: WindowInput[] = [];
  const watched: WindowReader = {
    ...reader,
    read(question, windows, timeout, further = () => []) {
      const watch = (read: readonly Window[]) => {
        inputs.push(...read.map((window) => encodeWindow(question, window, tokenize).input));
        return read;
      };
      return reader.read(question, watch(windows), timeout, (readings) => watch(further(readings)));
    },
  };
  const ask = createAsk(index, { publicUrl: null, reader: watched, meaning });
  const texts = spreadOut(questions);
  const asked = Array.from({ length: timed }, (_, place) => texts[place % texts.length] ?? '');
  for (const question of asked.slice(0, WARM_UP)) await ask(question);

  const whole: number[] = [];
  const bare: number[] = [];
  for (const question of asked) {
    inputs = [];
    const start = performance.now();
    await ask(question);
    const answered = performance.now();
    for (const input of inputs) await runModel(input);
    // What isn't read tells nothing of reading.
    if (inputs.length === 0) continue;
    whole.push(answered - start);
    bare.push(performance.now() - answered);
  }
  const ratios = whole.map((time, place) => time / (bare[place] ?? time));

  const askers: AskersSpeed[] = [];
  for (const count of ASKERS)
    askers.push(await serve(createAsk(index, { publicUrl: null, reader, meaning }), asked, count));
  return {
    passages: index.articles.reduce((sum, { passages }) => sum + passages.length, 0),
    windows: reader.windows.all.length,
    askers,
    bareModel: latencyOf(bare),
    ratio: percentile(ratios, 0.5) ?? Number.NaN,
    residentMemory: process.memoryUsage().rss,
  };
}

async function serve(ask: Ask, questions: readonly string[], askers: number): Promise<AskersSpeed> {
  const times: number[] = [];
  let read = 0;
  const waiting = [...questions];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: askers }, async () => {
      for (let question = waiting.pop(); question !== undefined; question = waiting.pop()) {
        const begun = performance.now();
        const { engine } = await ask(question, { readerTimeout: TIMEOUT });
        times.push(performance.now() - begun);
        if (engine === 'reader') read += 1;
      }
    }),
  );
  const took = performance.now() - start;
  delay.disable();
  return {
    askers,
    ...latencyOf(times),
    answersPerSecond: (questions.length * MS_PER_SECOND) / took,
    readShare: read / questions.length,
    eventLoopDelay: {
      p50: delay.percentile(50) / NANOSECONDS_PER_MS,
      p99: delay.percentile(99) / NANOSECONDS_PER_MS,
    },
  };
}

function latencyOf(times: readonly number[]): Latency {
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
