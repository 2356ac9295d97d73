import type { ArticleHead, Passage } from '../article.ts';
import { wordsOf } from '../language/words.ts';
import type { Question, Reading } from '../question/question.ts';
import { headingsOver } from './headings-over.ts';
import type { KnownTerm } from './known-term.ts';
import { rarity } from './rarity.ts';
import type { Synonyms } from './synonyms.ts';
import { createVocabulary, type Spelling } from './vocabulary.ts';

/** What a name or a number in a question weighs, against another word as rare. */
const NAME_BOOST = 1.5;

/** A passage where it stands. */
export interface Entry {
  readonly article: ArticleHead;
  readonly passage: Passage;
}

/** A passage that matches. */
export interface Scored extends Entry {
  /** BM25+ of the passage for the question, as MiniSearch computes it. */
  readonly score: number;
}

export interface Candidate extends Scored {
  /** The terms of each of the passage's sentences, in order. */
  readonly sentenceTerms: readonly (readonly string[])[];
  /** The terms of the headings above it, the article's title among them. */
  readonly headingTerms: readonly string[];
}

/** What an index can tell of a question. */
export interface Lookup {
  /** The question's terms, each as the corpus knows it. */
  know(question: Question): KnownTerm[];
  /** How the articles spell a word that they have only in other letters, folded; `null` of any other word. */
  spell(asked: Reading): string | null;
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
  unmatched(article: ArticleHead, passage: Passage): Candidate;
  /** `termOfWord`, which remembers the words of the articles: stemming them again costs a tenth of an answer's time. */
  termOf(word: string): string | null;
}

/** What an index holds. */
export interface IndexParts {
  /** How many passages are indexed. */
  readonly passages: number;
  readonly spellings: readonly Spelling[];
  /** Of each term, the number of passages whose text holds it. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly synonyms: Synonyms;
  readonly termOf: Lookup['termOf'];
  /** The passages that match, best first. @param closeness of each term looked for, above 0 and at most 1; at least one */
  readonly search: (closeness: ReadonlyMap<string, number>) => Iterable<Scored>;
}

export function createLookup({
  passages,
  spellings,
  frequencies,
  synonyms,
  termOf,
  search,
}: IndexParts): Lookup {
  const vocabulary = createVocabulary(spellings);
  const termsIn = (text: string) => wordsOf(text).flatMap(({ surface }) => termOf(surface) ?? []);
  const termsBy = new Map<Passage, Pick<Candidate, 'sentenceTerms' | 'headingTerms'>>();
  const termsOf = ({ article, passage }: Entry) => {
    const known = termsBy.get(passage);
    if (known !== undefined) return known;
    const terms = {
      sentenceTerms: passage.sentences.map(({ start, end }) => termsIn(passage.text.slice(start, end))),
      headingTerms: headingsOver(article, passage).flatMap(termsIn),
    };
    termsBy.set(passage, terms);
    return terms;
  };

  const weightOf = (variants: ReadonlyMap<string, number>): number =>
    rarity(Math.max(0, ...[...variants.keys()].map((term) => frequencies.get(term) ?? 0)), passages);

  return {
    know: (question) =>
      synonyms.read(question).map((asked) => {
        const variants = closestOf(asked.readings.flatMap((reading) => [...vocabulary.resolve(reading)]));
        const isName = asked.isName || [...variants.keys()].some(vocabulary.isName);
        return { asked, variants, weight: weightOf(variants) * (isName ? NAME_BOOST : 1), isName };
      }),
    spell: vocabulary.spell,
    candidates(terms, limit, isWanted = () => true) {
      const closeness = closestOf(terms.flatMap(({ variants }) => [...variants]));
      const found: Candidate[] = [];
      if (closeness.size === 0) return found;
      for (const scored of search(closeness)) {
        if (found.length === limit) break;
        if (isWanted(scored.article)) found.push({ ...scored, ...termsOf(scored) });
      }
      return found;
    },
    unmatched: (article, passage) => ({ article, passage, ...termsOf({ article, passage }), score: 0 }),
    termOf,
  };
}

/** Each term once, as close as it is to whatever it stands for. */
export function closestOf(
  variants: readonly (readonly [term: string, closeness: number])[],
): Map<string, number> {
  const closest = new Map<string, number>();
  for (const [term, closeness] of variants) {
    closest.set(term, Math.max(closeness, closest.get(term) ?? 0));
  }
  return closest;
}
