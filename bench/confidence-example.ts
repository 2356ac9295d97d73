import { MAX_QUOTES } from '../src/core/answering/ask.ts';
import type { ConfidenceFeatures } from '../src/core/answering/confidence.ts';
import { findQuotes } from '../src/core/answering/find-quotes.ts';
import { analyseQuestion } from '../src/core/answering/question.ts';
import { quoteText } from '../src/core/answering/quotes.ts';
import {
  createWindowReader,
  DEFAULT_WINDOW_LIMIT,
  type WindowReader,
} from '../src/core/answering/reading/windows.ts';
import type { Article } from '../src/core/article.ts';
import { createPassageIndex, type PassageIndex } from '../src/core/index/passage-index.ts';
import type { Reader } from '../src/core/ports/reader.ts';
import type { TestCorpus, TestQuestion } from '../src/evaluation/evaluate.ts';
import { isRight } from '../src/evaluation/judge.ts';

/** Of every so many questions of one article, one is asked of another, which can't answer it. */
const OFF_TOPIC = 4;
/** The other article: so many further on. */
const OTHER_ARTICLE = 3;

/** What supported the best quote found for a question, and whether it was right. */
export interface ConfidenceExample {
  readonly support: ConfidenceFeatures;
  readonly right: boolean;
  readonly answerable: boolean;
  /** Which part it is held back with, from 0. */
  readonly fold: number;
}

/** Every question of the corpora. Held back by corpora, or by questions where there are fewer corpora than folds. */
export async function confidenceExamples(
  corpora: readonly TestCorpus[],
  folds: number,
  reader: Reader | null,
): Promise<ConfidenceExample[]> {
  const examples: ConfidenceExample[] = [];
  for (const [place, { articles, questions }] of corpora.entries()) {
    const asked = questions.map((question, number) => ({
      question,
      fold: (corpora.length < folds ? number : place) % folds,
    }));
    examples.push(...(await examplesFrom(articles, asked, reader)));
  }
  return examples;
}

/** Questions of each corpus, asked of another. */
export async function offTopicExamples(
  corpora: readonly TestCorpus[],
  folds: number,
  reader: Reader | null,
): Promise<ConfidenceExample[]> {
  const examples: ConfidenceExample[] = [];
  for (const [place, { articles }] of corpora.entries()) {
    const others = corpora[(place + OTHER_ARTICLE) % corpora.length]?.questions ?? [];
    const asked = others
      .filter((_, number) => number % OFF_TOPIC === 0)
      .map((question) => ({ question: { ...question, gold: [], answerable: false }, fold: place % folds }));
    examples.push(...(await examplesFrom(articles, asked, reader)));
  }
  return examples;
}

async function examplesFrom(
  articles: readonly Article[],
  asked: readonly { readonly question: TestQuestion; readonly fold: number }[],
  reader: Reader | null,
): Promise<ConfidenceExample[]> {
  const index = createPassageIndex(articles);
  const windows = reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles);
  const examples: ConfidenceExample[] = [];
  for (const { question, fold } of asked) examples.push(...(await exampleOf(question, index, windows, fold)));
  return examples;
}

/** None where nothing was found: that has no confidence to fit. */
async function exampleOf(
  { question: asked, gold, answerable }: TestQuestion,
  index: PassageIndex,
  reader: WindowReader | null,
  fold: number,
): Promise<ConfidenceExample[]> {
  const question = analyseQuestion(asked);
  if (typeof question === 'string') return [];
  const { quotes, confidenceFeatures: support } = await findQuotes(question, index, {
    limit: MAX_QUOTES,
    reader,
    readerTimeout: Infinity,
  });
  const [best] = quotes;
  if (best === undefined || support === null) return [];
  const right = isRight({ text: quoteText(best), passage: best.ranked.passage.number }, gold);
  return [{ support, right, answerable, fold }];
}
