import { MAX_QUOTES } from '../src/core/ask.ts';
import type { Support } from '../src/core/confidence/support.ts';
import { find } from '../src/core/find.ts';
import { createPassageIndex, type PassageIndex } from '../src/core/index/passage-index.ts';
import { readQuestion } from '../src/core/question/question.ts';
import { textOf } from '../src/core/quotes/choose-quotes.ts';
import { isRight } from '../src/evaluation/is-right.ts';
import type { TestCorpus } from '../src/evaluation/test-corpus.ts';
import type { TestQuestion } from '../src/evaluation/test-question.ts';

/** Of every so many questions of one article, one is asked of another, which can't answer it. */
const OFF_TOPIC = 4;
/** The other article: so many further on. */
const OTHER_ARTICLE = 3;

/** What supported the best quote found for a question, and whether it was right. */
export interface ConfidenceExample {
  readonly support: Support;
  readonly right: boolean;
  readonly answerable: boolean;
  /** Which part it is held back with, from 0. */
  readonly fold: number;
}

/** Every question of the corpora. Held back by corpora, or by questions where there are fewer corpora than folds. */
export function confidenceExamples(corpora: readonly TestCorpus[], folds: number): ConfidenceExample[] {
  return corpora.flatMap(({ articles, questions }, place) => {
    const index = createPassageIndex(articles);
    return questions.flatMap((question, number) =>
      exampleOf(question, index, (corpora.length < folds ? number : place) % folds),
    );
  });
}

/** Questions of each corpus, asked of another. */
export function offTopicExamples(corpora: readonly TestCorpus[], folds: number): ConfidenceExample[] {
  return corpora.flatMap(({ articles }, place) => {
    const index = createPassageIndex(articles);
    const others = corpora[(place + OTHER_ARTICLE) % corpora.length]?.questions ?? [];
    return others
      .filter((_, number) => number % OFF_TOPIC === 0)
      .flatMap((question) => exampleOf({ ...question, gold: [], answerable: false }, index, place % folds));
  });
}

/** None where nothing was found: that has no confidence to fit. */
function exampleOf(
  { question: asked, gold, answerable }: TestQuestion,
  index: PassageIndex,
  fold: number,
): ConfidenceExample[] {
  const question = readQuestion(asked);
  if (typeof question === 'string') return [];
  const { quotes, support } = find(question, index, MAX_QUOTES);
  const [best] = quotes;
  if (best === undefined || support === null) return [];
  const right = isRight({ text: textOf(best), passage: best.ranked.passage.number }, gold);
  return [{ support, right, answerable, fold }];
}
