import type { Ask } from '../core/ask.ts';
import { judge, type Verdict } from './judge.ts';
import type { TestQuestion } from './question-file.ts';

/** Asks every question in turn and judges the answers. @param now milliseconds, from any start */
export async function evaluate(
  ask: Ask,
  questions: readonly TestQuestion[],
  now: () => number,
  onProgress: (done: number) => void,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const question of questions) {
    const start = now();
    const answer = await ask(question.question);
    verdicts.push(judge(answer, question, now() - start));
    onProgress(verdicts.length);
  }
  return verdicts;
}
