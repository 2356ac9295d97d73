import { join } from 'node:path';
import { loadTestCorpora } from '../../src/commands/test-corpora.ts';
import type { TestCorpus } from '../../src/evaluation/evaluate.ts';
import { bundledArticle } from './bundled-article.ts';

const FOLDER = 'bench/data';

/** What the benchmark asks: the questions of one of its files, of the article that comes along or of their own. */
export function benchQuestions(file: string): Promise<TestCorpus[]> {
  return loadTestCorpora(join(FOLDER, file), [], async () => [await bundledArticle()]);
}
