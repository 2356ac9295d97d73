/**
 * Retrieval by words. A question's terms are resolved to indexed terms: by synonyms, by spelling, and weighted by how rare they are.
 * Then the passages with the best BM25+ scores for them are the candidates. Where the postings are is left to whoever
 * provides `search`: MiniSearch in memory, or PostgreSQL.
 */

import { type ArticleHead, type Passage, type PlacedPassage, sentenceText } from '../article.ts';
import type { KnownTerm, QuestionWords, SearchTerm } from './known-terms.ts';
import { type TermOf, type TermsIn, termsOfText } from './language-terms.ts';
import { headingPath } from './passage-terms.ts';
import type { Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The weight of a name or a number in a question, relative to another word that is as rare. */
export const NAME_BOOST = 1.5;

/** A passage that matches. */
export interface ScoredPassage extends PlacedPassage {
  /** The BM25+ score of the passage for the question, as MiniSearch computes it. */
  readonly score: number;
}

/** A passage that retrieval proposes, with its terms. */
export interface Candidate extends ScoredPassage {
  /** The terms of each of the passage's sentences, in order; those besides come last. */
  readonly sentenceTerms: readonly (readonly string[])[];
  /** The terms of the article's title and of the headings above the passage. */
  readonly headingTerms: readonly string[];
}

export interface SearchIndex {
  /** The question's terms, each as the corpus knows it. */
  resolveTerms(question: QuestionWords): KnownTerm[];
  /** The corrected spelling, folded, of a word that the corpus has only in another spelling; `null` for any other word. */
  spell(asked: SearchTerm): string | null;
  /**
   * The passages that match best, best first; ties in the order of articles and passages.
   *
   * @param isWanted which articles to search; all by default
   */
  candidates(
    terms: readonly KnownTerm[],
    limit: number,
    isWanted?: (article: ArticleHead) => boolean,
  ): Candidate[];
  /** Any passage of the articles as a candidate with a score of 0. */
  unscoredCandidate(article: ArticleHead, passage: Passage): Candidate;
  /** The terms of words, memoized: stemming the words of the articles again costs a tenth of an answer's time. */
  readonly termsIn: TermsIn;
}

export interface IndexContents {
  /** How many passages are indexed. */
  readonly passages: number;
  readonly vocabulary: Vocabulary;
  /** The document frequency of each term: the number of passages whose text has it. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly synonyms: Synonyms;
  readonly termsIn: TermsIn;
  /** The passages that match, best first. @param closeness of each term to look for, above 0 and at most 1; at least one term */
  readonly search: (closeness: ReadonlyMap<string, number>) => Iterable<ScoredPassage>;
}

export function createSearchIndex({
  passages,
  vocabulary,
  frequencies,
  synonyms,
  termsIn,
  search,
}: IndexContents): SearchIndex {
  const termsOf = createCandidateTerms(termsIn);

  const weightOf = (variants: ReadonlyMap<string, number>): number => {
    const counts = Array.from(variants.keys(), (term) => frequencies.get(term) ?? 0);
    return inverseDocumentFrequency(Math.max(0, ...counts), passages);
  };

  return {
    resolveTerms: (question) =>
      synonyms.expand(question).map((asked) => {
        const variants = closestVariants(
          asked.searchTerms.flatMap((searchTerm) => [...vocabulary.resolve(searchTerm)]),
        );
        const isName = asked.isName || [...variants.keys()].some(vocabulary.isName);
        return { asked, variants, weight: weightOf(variants) * (isName ? NAME_BOOST : 1), isName };
      }),
    spell: vocabulary.spell,
    candidates(terms, limit, isWanted = () => true) {
      const closeness = closestVariants(terms.flatMap(({ variants }) => [...variants]));
      const found: Candidate[] = [];
      if (closeness.size === 0) return found;
      for (const scored of search(closeness)) {
        if (found.length === limit) break;
        if (isWanted(scored.article)) found.push({ ...scored, ...termsOf(scored) });
      }
      return found;
    },
    unscoredCandidate: (article, passage) => ({
      article,
      passage,
      ...termsOf({ article, passage }),
      score: 0,
    }),
    termsIn,
  };
}

export type CandidateTerms = Pick<Candidate, 'sentenceTerms' | 'headingTerms'>;

/** The terms of passages, computed once for each. */
function createCandidateTerms(termsIn: TermsIn): (placed: PlacedPassage) => CandidateTerms {
  const cache = new Map<Passage, CandidateTerms>();
  return ({ article, passage }) => {
    const cached = cache.get(passage);
    if (cached !== undefined) return cached;
    const terms = candidateTerms(passage, headingPath(article, passage), termsIn(article.language));
    cache.set(passage, terms);
    return terms;
  };
}

/** @param headings above the passage, outermost first */
export function candidateTerms(
  passage: Passage,
  headings: readonly string[],
  termOf: TermOf,
): CandidateTerms {
  return {
    sentenceTerms: passage.sentences.map((sentence) => termsOfText(sentenceText(passage, sentence), termOf)),
    headingTerms: headings.flatMap((heading) => termsOfText(heading, termOf)),
  };
}

/** Each term once, with the closest of its closenesses. */
export function closestVariants(
  variants: readonly (readonly [term: string, closeness: number])[],
): Map<string, number> {
  const closest = new Map<string, number>();
  for (const [term, closeness] of variants) {
    closest.set(term, Math.max(closeness, closest.get(term) ?? 0));
  }
  return closest;
}

/**
 * The inverse document frequency of BM25 (Robertson and Spärck Jones), smoothed as in MiniSearch so that it is always above 0.
 *
 * @param holding the number of passages that have the term
 */
export function inverseDocumentFrequency(holding: number, passages: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}
