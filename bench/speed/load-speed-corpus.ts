import { loadTestCorpora } from '../../src/commands/load-test-corpora.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import type { TestCorpus } from '../../src/evaluation/test-corpus.ts';
import { alteredCopy } from './altered-copy.ts';
import type { SpeedCorpus } from './speed-corpus.ts';
import { uniteCorpora } from './unite-corpora.ts';

// Of the repository's root, where npm runs the benchmark.
const ARTICLES = 'src/corpus/articles';
const OWN_QUESTIONS = 'bench/data/kursk-dev.jsonl';
const ENCYCLOPEDIA = 'bench/data/squad-tune.jsonl';

/** The large corpus is so many times the medium one. */
const TIMES = 5;

/** The article that comes along; 90 encyclopedia articles; the same with four altered copies of each. */
export const SIZES = ['small', 'medium', 'large'] as const;

export type Size = (typeof SIZES)[number];

export async function loadSpeedCorpus(size: Size): Promise<SpeedCorpus> {
  const file = size === 'small' ? OWN_QUESTIONS : ENCYCLOPEDIA;
  const corpora = await loadTestCorpora(file, [], async () => (await loadCorpus([ARTICLES])).articles);
  return uniteCorpora(size === 'large' ? corpora.flatMap(withCopies) : corpora);
}

/** The original stands first, second … or last in turn: engines that take the first of equals gain nothing by it. */
function withCopies(original: TestCorpus, place: number): TestCorpus[] {
  const copies = Array.from(
    { length: TIMES - 1 },
    (_, copy): TestCorpus => ({
      articles: original.articles.map((article) => alteredCopy(article, copy + 1)),
      questions: [],
    }),
  );
  return copies.toSpliced(place % TIMES, 0, original);
}
