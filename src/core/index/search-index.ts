import type { Question, SearchTerm } from '../answering/question.ts';
import type { ArticleHead, Passage } from '../article.ts';
import type { KnownTerm } from './known-terms.ts';
import { headingPath } from './passage-terms.ts';
import type { Synonyms } from './synonyms.ts';
import { createVocabulary, type Spelling } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What a name or a number in a question weighs, against another word as rare. */
const NAME_BOOST = 1.5;

/** A passage where it stands. */
export interface PlacedPassage {
  readonly article: ArticleHead;
  readonly passage: Passage;
}

/** A passage that matches. */
export interface ScoredPassage extends PlacedPassage {
  /** BM25+ of the passage for the question, as MiniSearch computes it. */
  readonly score: number;
}

export interface Candidate extends ScoredPassage {
  /** The terms of each of the passage's sentences, in order. */
  readonly sentenceTerms: readonly (readonly string[])[];
  /** The terms of the headings above it, the article's title among them. */
  readonly headingTerms: readonly string[];
}

/** What an index can tell of a question. */
export interface SearchIndex {
  /** The question's terms, each as the corpus knows it. */
  resolveTerms(question: Question): KnownTerm[];
  /** How the articles spell a word that they have only in other letters, folded; `null` of any other word. */
  spell(asked: SearchTerm): string | null;
  /**
   * The passages that match best, best first; ties in the order of articles and passages.
   *
   * @param isWanted which articles they may be of; of any, when left out
   */
  candidates(
    terms: readonly KnownTerm[],
    limit: number,
    isWanted?: (article: ArticleHead) => boolean,
  ): Candidate[];
  /** One of the articles' passages as a candidate that nothing speaks for: with a score of 0. */
  unscoredCandidate(article: ArticleHead, passage: Passage): Candidate;
  /** `termOfWord`, which remembers the words of the articles: stemming them again costs a tenth of an answer's time. */
  termOf(word: string): string | null;
}

/** What an index holds. */
export interface IndexContents {
  /** How many passages are indexed. */
  readonly passages: number;
  readonly spellings: readonly Spelling[];
  /** Of each term, the number of passages whose text holds it. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly synonyms: Synonyms;
  readonly termOf: SearchIndex['termOf'];
  /** The passages that match, best first. @param closeness of each term looked for, above 0 and at most 1; at least one */
  readonly search: (closeness: ReadonlyMap<string, number>) => Iterable<ScoredPassage>;
}

export function createSearchIndex({
  passages,
  spellings,
  frequencies,
  synonyms,
  termOf,
  search,
}: IndexContents): SearchIndex {
  const vocabulary = createVocabulary(spellings);
  const termsIn = (text: string) => wordsOf(text).flatMap(({ surface }) => termOf(surface) ?? []);
  const termsBy = new Map<Passage, Pick<Candidate, 'sentenceTerms' | 'headingTerms'>>();
  const termsOf = ({ article, passage }: PlacedPassage) => {
    const known = termsBy.get(passage);
    if (known !== undefined) return known;
    const terms = {
      sentenceTerms: passage.sentences.map(({ start, end }) => termsIn(passage.text.slice(start, end))),
      headingTerms: headingPath(article, passage).flatMap(termsIn),
    };
    termsBy.set(passage, terms);
    return terms;
  };

  const weightOf = (variants: ReadonlyMap<string, number>): number =>
    inverseDocumentFrequency(
      Math.max(0, ...[...variants.keys()].map((term) => frequencies.get(term) ?? 0)),
      passages,
    );

  return {
    resolveTerms: (question) =>
      synonyms.read(question).map((asked) => {
        const variants = closestVariants(
          asked.searchTerms.flatMap((reading) => [...vocabulary.resolve(reading)]),
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
    termOf,
  };
}

/** Each term once, as close as it is to whatever it stands for. */
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
 * How much a term tells, above 0: BM25's inverse document frequency (Robertson and Spärck Jones, smoothed to stay positive), as
 * MiniSearch has it.
 *
 * @param holding how many of the passages hold it
 */
export function inverseDocumentFrequency(holding: number, passages: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}
