import { type Ask, createAskBy } from '../../src/core/ask.ts';
import type { LookUp } from '../../src/core/look-up.ts';
import { readQuestion } from '../../src/core/question/question.ts';
import { percentile } from '../speed/percentile.ts';

/** In milliseconds; `null` of too few. */
export interface Times {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

/** Of questions asked one after the other, each once: until the best passages are there, and scored. */
export async function timeLookUps(lookUp: LookUp, questions: readonly string[]): Promise<Times> {
  return timesOf(questions, async (asked) => {
    const question = readQuestion(asked);
    if (typeof question === 'string') return;
    const { lookup } = await lookUp(question);
    lookup.candidates(lookup.know(question), 30);
  });
}

/** The same, until the answer is there. */
export function timeAnswers(lookUp: LookUp, questions: readonly string[]): Promise<Times> {
  const ask: Ask = createAskBy(lookUp, { publicUrl: null });
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
