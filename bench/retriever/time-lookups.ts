import { type Ask, createAskWith, type Retrieve } from '../../src/core/answering/ask.ts';
import { analyseQuestion } from '../../src/core/answering/question.ts';
import { percentile } from '../speed/percentile.ts';

/** In milliseconds; `null` of too few. */
export interface Times {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

/** Of questions asked one after the other, each once: until the best passages are there, and scored. */
export async function timeLookUps(lookUp: Retrieve, questions: readonly string[]): Promise<Times> {
  return timesOf(questions, async (asked) => {
    const question = analyseQuestion(asked);
    if (typeof question === 'string') return;
    const { index: lookup } = await lookUp(question);
    lookup.candidates(lookup.resolveTerms(question), 30);
  });
}

/** The same, until the answer is there. */
export function timeAnswers(lookUp: Retrieve, questions: readonly string[]): Promise<Times> {
  const ask: Ask = createAskWith(lookUp, { publicUrl: null });
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
