import { join } from 'node:path';
import { loadTestCorpora } from '../../src/commands/test-corpora.ts';
import { type Ask, type AskSettings, createAsk } from '../../src/core/answering/ask.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../../src/core/answering/reading/windows.ts';
import type { Article } from '../../src/core/article.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import type { Reader } from '../../src/core/ports/reader.ts';
import { evaluate, type TestCorpus } from '../../src/evaluation/evaluate.ts';
import { byKind, measure } from '../../src/evaluation/measures.ts';
import { bundledArticle } from './articles.ts';

/** How good the answers to these questions are, over all and by kind. @param reader `null`: they are found lexically */
export async function measureAnswers(corpora: readonly TestCorpus[], reader: Reader | null = null) {
  const outcomes = await evaluate(
    corpora,
    (articles) =>
      askOf(articles, { reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles) }),
    () => 0,
    () => {},
  );
  return byKind(
    outcomes.map(({ verdict }) => verdict),
    ({ kind }) => kind,
    measure,
  );
}

const FOLDER = 'bench/data';

/** What the benchmark asks: the questions of one of its files, of the article that comes along or of their own. */
export function benchQuestions(file: string): Promise<TestCorpus[]> {
  return loadTestCorpora(join(FOLDER, file), [], async () => [await bundledArticle()]);
}

/** Answers from these articles, served nowhere unless the settings say otherwise. */
export function askOf(articles: readonly Article[], settings: Partial<AskSettings> = {}): Ask {
  return createAsk(createPassageIndex(articles), { publicUrl: null, ...settings });
}
