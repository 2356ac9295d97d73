import type { TestCorpus } from '../src/evaluation/evaluate.ts';

/** Every so many of the questions, counted through; corpora without any are left out. */
export function sampleQuestions(corpora: readonly TestCorpus[], every: number): TestCorpus[] {
  let counted = 0;
  return corpora
    .map(({ articles, questions }) => ({
      articles,
      questions: questions.filter(() => {
        counted += 1;
        return (counted - 1) % every === 0;
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}
