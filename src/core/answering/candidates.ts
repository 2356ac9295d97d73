/** Gathers the candidates of a question: the passages that are found by words and those that are found by meaning. */

import type { ArticleHead, Passage, PlacedPassage } from '../article.ts';
import type { KnownTerm } from '../index/known-terms.ts';
import type { Candidate, SearchIndex } from '../index/search-index.ts';
import type { MeaningMatch } from './meaning.ts';

/** How many of the best passages by words are fused with those by meaning. */
export const BEST_BY_WORDS = 60;

/**
 * The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): the larger, the less the first ranks stand out. They
 * propose 60 for rankings of thousands; with 20, more right passages are among the first sixteen.
 */
const RANK_CONSTANT = 20;

/**
 * The candidates, best first: by words alone, or fused with those by meaning.
 *
 * @param within the id of the article to look in; `null`: in all of them
 */
export function gatherCandidates(
  index: SearchIndex,
  terms: readonly KnownTerm[],
  meaning: MeaningMatch | null,
  limit: number,
  within: string | null = null,
): Candidate[] {
  const isWanted = within === null ? undefined : ({ id }: ArticleHead) => id === within;
  if (meaning === null) return index.candidates(terms, limit, isWanted);
  const byWords = index.candidates(terms, BEST_BY_WORDS, isWanted);
  const byMeaning = within === null ? meaning.nearest : meaning.nearestIn(within);
  const found = new Map(byWords.map((candidate) => [candidate.passage, candidate]));
  return fuseRanks([byWords, byMeaning])
    .slice(0, limit)
    .map(({ article, passage }) => found.get(passage) ?? index.unscoredCandidate(article, passage));
}

/** Fuses rankings by reciprocal rank: what is high in one or good in several comes first. Ties in the order of the first ranking. */
export function fuseRanks(rankings: readonly (readonly PlacedPassage[])[]): PlacedPassage[] {
  const fused = new Map<Passage, { placed: PlacedPassage; score: number }>();
  for (const ranking of rankings) {
    for (const [rank, placed] of ranking.entries()) {
      const score = 1 / (RANK_CONSTANT + rank);
      const known = fused.get(placed.passage);
      if (known === undefined) fused.set(placed.passage, { placed, score });
      else known.score += score;
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score).map(({ placed }) => placed);
}
