import { readFile } from 'node:fs/promises';
import type { Article } from '../../src/core/article.ts';
import { type Size, type SpeedCorpus, type SpeedQuestion, spreadOut } from './corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { memoryInUse } from './memory-in-use.ts';
import { percentile } from './percentile.ts';

/** Asked beforehand, so that code is compiled; others than those that are timed, where there are enough. */
const WARM_UP = 100;
/** Of the time there is for asking; what is slow needs no warming up to be slow. */
const WARM_UP_SHARE = 0.1;

/** Times are in milliseconds, memory in bytes. */
export interface Measurement {
  readonly passages: number;
  readonly build: number;
  /** How much more memory is held than before: with the index, and when all questions were asked. */
  readonly memory: { readonly built: number; readonly asked: number };
  readonly latency: { readonly timed: number; readonly p50: number | null; readonly p99: number | null };
  /** Of the answerable questions asked, each counted once, those whose passage found first is a right one. */
  readonly foundFirst: { readonly questions: number; readonly share: number | null };
}

interface MeasureLimits {
  /** Questions to time, if need be the same ones again. */
  readonly timed: number;
  /** Ask no more when it has taken so long. In milliseconds. */
  readonly budget: number;
}

/** Builds an index, asks it, and hands it on. */
export async function measureEngine(
  engine: Engine,
  { articles: loaded, questions }: SpeedCorpus,
  { timed, budget }: MeasureLimits,
  memory: () => Promise<number> = memoryInUse,
): Promise<{ measurement: Measurement; opened: OpenEngine }> {
  // Texts that were pieced together are so only when first read, which frees memory: copies are whole.
  const articles = structuredClone(loaded);
  const before = await memory();
  const start = performance.now();
  const opened = await engine.build(articles);
  const build = performance.now() - start;
  const built = (await memory()) - before;

  const inOrder = spreadOut(questions);
  const chosen = inOrder.slice(0, timed);
  const others = inOrder.slice(timed);
  await askAll(opened, repeated(others.length < WARM_UP ? chosen : others, WARM_UP), budget * WARM_UP_SHARE);
  const trials = await askAll(opened, repeated(chosen, timed), budget);
  const asked = (await memory()) - before;

  const times = trials.map(({ milliseconds }) => milliseconds);
  const answerable = trials.slice(0, chosen.length).filter(({ question }) => question.right.size > 0);
  const right = answerable.filter(({ question, first }) => first !== null && question.right.has(first));
  const measurement = {
    passages: articles.reduce((sum, { passages }) => sum + passages.length, 0),
    build,
    memory: { built, asked },
    latency: { timed: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
    foundFirst: {
      questions: answerable.length,
      share: answerable.length === 0 ? null : right.length / answerable.length,
    },
  };
  return { measurement, opened };
}

interface Trial {
  readonly question: SpeedQuestion;
  readonly first: number | null;
  readonly milliseconds: number;
}

async function askAll(
  { first }: OpenEngine,
  questions: Iterable<SpeedQuestion>,
  budget: number,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  const end = performance.now() + budget;
  for (const question of questions) {
    const start = performance.now();
    const found = await first(question.question);
    const now = performance.now();
    trials.push({ question, first: found, milliseconds: now - start });
    if (now >= end) break;
  }
  return trials;
}

function repeated<Item>(items: readonly Item[], count: number): Item[] {
  return Array.from(
    { length: items.length === 0 ? 0 : count },
    (_, place) => items[place % items.length] as Item,
  );
}

/** How long it takes until an index that was saved in a file can be asked. In milliseconds. */
export async function measureStartUp(
  engine: Engine,
  articles: readonly Article[],
  file: string,
): Promise<number> {
  const start = performance.now();
  await engine.restore(await readFile(file), articles);
  return performance.now() - start;
}

/** An engine at one size. */
export interface EngineSpeed extends Measurement {
  readonly engine: string;
  readonly size: Size;
  /** From its file to ready, in milliseconds. */
  readonly startUp: number;
}

/** What a process of its own measures: an engine, which it then saves in a file, or its start from that file. */
export interface Job {
  readonly measure: 'engine' | 'start-up';
  readonly engine: string;
  readonly size: Size;
  readonly limits: MeasureLimits;
  readonly file: string;
}
