import type { Answer } from '../core/answer.ts';
import type { Article } from '../core/article.ts';
import type { Ask } from '../core/ask.ts';
import { judge, type Verdict } from './judge.ts';
import type { TestCorpus } from './test-corpus.ts';
import type { TestQuestion } from './test-question.ts';

/** A question, what was answered, and what that is worth. */
export interface Outcome {
  readonly question: TestQuestion;
  readonly answer: Answer;
  readonly verdict: Verdict;
}

/** Asks every question of its articles in turn and judges the answers. @param now milliseconds, from any start */
export async function evaluate(
  corpora: readonly TestCorpus[],
  askFrom: (articles: readonly Article[]) => Ask,
  now: () => number,
  onProgress: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { articles, questions } of corpora) {
    const ask = askFrom(articles);
    for (const question of questions) {
      const start = now();
      const answer = await ask(question.question, { previous: question.previous });
      outcomes.push({ question, answer, verdict: judge(answer, question, now() - start) });
      onProgress(outcomes.length);
    }
  }
  return outcomes;
}
