import type { Answer } from '../core/answering/answer.ts';
import type { Ask } from '../core/answering/ask.ts';
import type { Article } from '../core/article.ts';
import { type Expected, judgeAnswer, type Verdict } from './judge.ts';

/** Articles, and the questions that are asked of them. */
export interface TestCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly TestQuestion[];
}

/** A question, and what is right for it. */
export interface TestQuestion extends Expected {
  readonly question: string;
  /** The question before it, rewritten if that is a follow-up itself; empty when there is none. */
  readonly previous: string;
}

/** A question, its answer, and the verdict on that. */
export interface Outcome {
  readonly question: TestQuestion;
  readonly answer: Answer;
  readonly verdict: Verdict;
}

/**
 * Asks every question of its own articles, one after the other, and judges the answers.
 *
 * @param now a clock in milliseconds, from any start
 * @param onProgress called after each question with the number of those done
 */
export async function evaluate(
  corpora: readonly TestCorpus[],
  createAskOf: (articles: readonly Article[]) => Ask | Promise<Ask>,
  now: () => number,
  onProgress: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { articles, questions } of corpora) {
    const ask = await createAskOf(articles);
    for (const question of questions) {
      const start = now();
      const answer = await ask(question.question, { previous: question.previous });
      outcomes.push({ question, answer, verdict: judgeAnswer(answer, question, now() - start) });
      onProgress(outcomes.length);
    }
  }
  return outcomes;
}
