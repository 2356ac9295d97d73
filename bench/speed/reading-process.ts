import { openReaderModel } from '../../src/inference/reader-model.ts';
import { openTokenizer } from '../../src/inference/word-pieces.ts';
import { openArticles, openBenchModels } from '../models.ts';
import { loadGuides, loadSpeedCorpus, type Size } from './corpus.ts';
import { measureReading } from './measure-reading.ts';

// Of the repository's root, where npm runs the benchmark.
const FOLDER = 'models/reader';

export interface ReadingJob {
  readonly size: Size | 'guides';
  readonly evidence: 'words+reading' | 'words+meaning+reading';
  /** Of the reader. */
  readonly threads: number;
  readonly timed: number;
}

const { size, evidence, threads, timed }: ReadingJob = JSON.parse(process.argv[2] ?? '');
const models = await openBenchModels(evidence, threads);
const { articles, questions } = size === 'guides' ? await loadGuides() : await loadSpeedCorpus(size);
const texts = questions.map(({ question }) => question);
const internals = {
  runModel: await openReaderModel({ folder: FOLDER, threads }),
  tokenize: await openTokenizer(FOLDER),
};
process.send?.(await measureReading(await openArticles(articles, models), texts, internals, timed));
await models.close();
