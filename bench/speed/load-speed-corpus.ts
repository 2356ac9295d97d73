import { loadTestCorpora } from '../../src/commands/test-corpora.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import type { SpeedCorpus } from './speed-corpus.ts';
import { uniteCorpora } from './unite-corpora.ts';
import { withCopies } from './with-copies.ts';

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
  return uniteCorpora(
    size === 'large' ? corpora.flatMap((corpus, place) => withCopies(corpus, TIMES, place)) : corpora,
  );
}
