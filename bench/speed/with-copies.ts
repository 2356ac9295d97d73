import type { TestCorpus } from '../../src/evaluation/evaluate.ts';
import { alteredCopy } from './altered-copy.ts';

/**
 * A corpus, with altered copies of its articles as corpora of which nothing is asked.
 *
 * @param times how many there are, it included
 * @param place where it stands among them, counted on from the first when there are no more: when the originals of many
 * stand first, second … or last in turn, engines that take the first of equals gain nothing by it
 */
export function withCopies(original: TestCorpus, times: number, place: number): TestCorpus[] {
  const copies = Array.from(
    { length: times - 1 },
    (_, copy): TestCorpus => ({
      articles: original.articles.map((article) => alteredCopy(article, copy + 1)),
      questions: [],
    }),
  );
  return copies.toSpliced(place % times, 0, original);
}
