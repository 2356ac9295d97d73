/**
 * A few thousand passages by their words, which come and go one article at a time. They are searched beside a corpus, and as a part of
 * it: how much a term weighs is told by the corpus, so that the scores of both can be compared. In an index of their own, a term
 * that few of them have would weigh nearly nothing, because they are few.
 */

import type { Article, Passage, PlacedPassage } from '../article.ts';
import { fieldScore } from './bm25.ts';
import type { KnownTerm } from './known-terms.ts';
import { termsIn } from './language-terms.ts';
import { HEADING_BOOST } from './passage-index.ts';
import { createTextReaders, passageTerms } from './passage-terms.ts';
import {
  type Candidate,
  type CandidateTerms,
  candidateTerms,
  NAME_BOOST,
  type ScoredPassage,
} from './search-index.ts';

export interface GrowingIndex {
  readonly add: (article: Article) => void;
  readonly remove: (article: Article) => void;
  readonly has: (term: string) => boolean;
  /** The passages that match best, best first; ties in the order of the articles' ids and of passages. */
  readonly search: (terms: readonly KnownTerm[], limit: number) => ScoredPassage[];
}

/** A passage, and how long its fields are, in terms. */
interface Entry extends PlacedPassage {
  readonly textLength: number;
  readonly headingsLength: number;
}

/** How often a term occurs in a passage. */
interface Posting {
  readonly entry: Entry;
  inText: number;
  inHeadings: number;
}

export function createGrowingIndex(): GrowingIndex {
  const readers = createTextReaders();
  const postings = new Map<string, Map<Passage, Posting>>();
  const totals = { passages: 0, textLength: 0, headingsLength: 0 };

  /** The title that all articles of the index share says nothing of any of them. */
  const termsOf = ({ language }: Pick<Article, 'language'>, passage: Passage) =>
    passageTerms({ title: '', language }, passage, readers, () => {});

  function count(term: string, entry: Entry, field: 'inText' | 'inHeadings'): void {
    const ofTerm = postings.get(term) ?? new Map<Passage, Posting>();
    postings.set(term, ofTerm);
    const posting = ofTerm.get(entry.passage) ?? { entry, inText: 0, inHeadings: 0 };
    ofTerm.set(entry.passage, posting);
    posting[field] += 1;
  }

  function countLengths(
    { textLength, headingsLength }: Pick<Entry, 'textLength' | 'headingsLength'>,
    by: 1 | -1,
  ) {
    totals.passages += by;
    totals.textLength += by * textLength;
    totals.headingsLength += by * headingsLength;
  }

  function scoreOf({ entry, inText, inHeadings }: Posting): number {
    const ofText = inText && fieldScore(inText, entry.textLength, totals.textLength / totals.passages);
    const ofHeadings =
      inHeadings && fieldScore(inHeadings, entry.headingsLength, totals.headingsLength / totals.passages);
    return ofText + HEADING_BOOST * ofHeadings;
  }

  return {
    add(article) {
      for (const passage of article.passages) {
        const { text, headings } = termsOf(article, passage);
        const lengths = { textLength: text.length, headingsLength: headings.length };
        const entry = { article, passage, ...lengths };
        for (const term of text) count(term, entry, 'inText');
        for (const term of headings) count(term, entry, 'inHeadings');
        countLengths(entry, 1);
      }
    },
    remove(article) {
      for (const passage of article.passages) {
        const { text, headings } = termsOf(article, passage);
        for (const term of new Set([...text, ...headings])) {
          const ofTerm = postings.get(term);
          ofTerm?.delete(passage);
          if (ofTerm?.size === 0) postings.delete(term);
        }
        countLengths({ textLength: text.length, headingsLength: headings.length }, -1);
      }
    },
    has: (term) => postings.has(term),
    search(terms, limit) {
      const found = new Map<Passage, { readonly entry: Entry; score: number; matched: number }>();
      for (const { variant, weight } of terms.flatMap(weightedVariants)) {
        for (const posting of postings.get(variant)?.values() ?? []) {
          const { entry } = posting;
          const match = found.get(entry.passage) ?? { entry, score: 0, matched: 0 };
          found.set(entry.passage, match);
          match.score += weight * scoreOf(posting);
          match.matched += 1;
        }
      }
      // MiniSearch multiplies a score by the number of terms that match.
      return [...found.values()]
        .map(({ entry, score, matched }) => ({ entry, score: score * matched }))
        .sort((a, b) => b.score - a.score || inOrder(a.entry, b.entry))
        .slice(0, limit)
        .map(({ entry: { article, passage }, score }) => ({ article, passage, score }));
    },
  };
}

/** Each indexed term that a term stands for, with what it weighs: its rarity times its closeness. */
function weightedVariants({ variants, weight, isName }: KnownTerm) {
  const rarity = isName ? weight / NAME_BOOST : weight;
  return [...variants].map(([variant, closeness]) => ({ variant, weight: rarity * closeness }));
}

function inOrder(a: PlacedPassage, b: PlacedPassage): number {
  if (a.article.id === b.article.id) return a.passage.number - b.passage.number;
  return a.article.id < b.article.id ? -1 : 1;
}

/** The terms of passages, computed once for each. */
const known = new WeakMap<Passage, CandidateTerms>();

/** A passage as a candidate. */
export function candidateOf(scored: ScoredPassage): Candidate {
  const { article, passage } = scored;
  const terms = known.get(passage) ?? candidateTerms(passage, passage.section, termsIn(article.language));
  known.set(passage, terms);
  return { ...scored, ...terms };
}
