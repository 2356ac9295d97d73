import { MAX_QUOTES } from '../src/core/answering/ask.ts';
import type { ConfidenceFeatures } from '../src/core/answering/confidence.ts';
import { findQuotes } from '../src/core/answering/find-quotes.ts';
import { analyseQuestion } from '../src/core/answering/question.ts';
import { quoteText } from '../src/core/answering/quotes.ts';
import type { TestCorpus, TestQuestion } from '../src/evaluation/evaluate.ts';
import { isRight } from '../src/evaluation/judge.ts';
import { type BenchModels, type OpenArticles, openArticles } from './models.ts';

/** What supported the best quote found for a question, and whether it was right. */
export interface ConfidenceExample {
  readonly support: ConfidenceFeatures;
  readonly right: boolean;
  readonly answerable: boolean;
}

/** Asks every question of the corpora. A question for which nothing was found has no confidence to fit, and is left out. */
export async function confidenceExamples(
  corpora: readonly TestCorpus[],
  models: Pick<BenchModels, 'reader' | 'embedder'>,
): Promise<ConfidenceExample[]> {
  const examples: ConfidenceExample[] = [];
  for (const { articles, questions } of corpora) {
    const opened = await openArticles(articles, models);
    for (const question of questions) examples.push(...(await exampleOf(question, opened)));
  }
  return examples;
}

async function exampleOf(
  { question: asked, gold, answerable }: TestQuestion,
  { index, reader, meaning }: OpenArticles,
): Promise<ConfidenceExample[]> {
  const question = analyseQuestion(asked);
  if (typeof question === 'string') return [];
  const { quotes, confidenceFeatures: support } = await findQuotes(question, index, {
    limit: MAX_QUOTES,
    reader,
    meaning,
    timeout: Infinity,
  });
  const [best] = quotes;
  if (best === undefined || support === null) return [];
  const right = isRight({ text: quoteText(best), passage: best.ranked.passage.number }, gold);
  return [{ support, right, answerable }];
}
