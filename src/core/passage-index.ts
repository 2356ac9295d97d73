import MiniSearch from 'minisearch';
import type { Article, Passage } from './article.ts';
import type { KnownTerm } from './known-term.ts';
import type { Question } from './question.ts';
import { termOfWord } from './term-of-word.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What a word in the headings above a passage counts, against one in the passage. */
const HEADING_BOOST = 0.5;

export interface Candidate {
  readonly article: Article;
  readonly passage: Passage;
  /** BM25+ of the passage for the question, as MiniSearch computes it. */
  readonly score: number;
  /** The indexed terms that matched, in the passage or its headings. */
  readonly matched: readonly string[];
}

export interface PassageIndex {
  /** The question's terms, each as the corpus knows it. */
  know(question: Question): KnownTerm[];
  /** The passages that match best, best first; ties in the order of articles and passages. */
  candidates(terms: readonly KnownTerm[], limit: number): Candidate[];
}

interface Entry {
  readonly article: Article;
  readonly passage: Passage;
}

/** Indexes every passage of the articles by the terms of its text and of the headings above it. */
export function createPassageIndex(articles: readonly Article[]): PassageIndex {
  const entries: Entry[] = articles.flatMap((article) =>
    article.passages.map((passage) => ({ article, passage })),
  );
  const vocabulary = createVocabulary();
  const passagesWith = new Map<string, number>();
  const index = new MiniSearch<{ id: number; text: string; headings: string }>({
    fields: ['text', 'headings'],
    tokenize: (text) => wordsOf(text).map((word) => word.surface),
    processTerm: termOfWord,
    searchOptions: {
      boost: { headings: HEADING_BOOST },
      processTerm: (term) => term,
      tokenize: (terms) => terms.split(' '),
    },
  });

  for (const [id, { article, passage }] of entries.entries()) {
    const headings = [article.title, ...passage.section].join('\n');
    index.add({ id, text: passage.text, headings });
    const terms = learn(vocabulary, passage.text);
    learn(vocabulary, headings);
    for (const term of terms) passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1);
  }

  /** BM25's inverse document frequency (Robertson and Spärck Jones, smoothed to stay positive). */
  const weightOf = (variants: ReadonlyMap<string, number>): number => {
    const passages = Math.max(0, ...[...variants.keys()].map((term) => passagesWith.get(term) ?? 0));
    return Math.log(1 + (entries.length - passages + 0.5) / (passages + 0.5));
  };

  return {
    know: (question) =>
      question.terms.map((asked) => {
        const variants = vocabulary.resolve(asked);
        return { asked, variants, weight: weightOf(variants) };
      }),
    candidates(terms, limit) {
      const closeness = new Map(terms.flatMap(({ variants }) => [...variants]));
      if (closeness.size === 0) return [];
      return index
        .search([...closeness.keys()].join(' '), { boostTerm: (term) => closeness.get(term) ?? 1 })
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, limit)
        .flatMap(({ id, score, terms: matched }) => {
          const entry = entries[id];
          return entry === undefined ? [] : [{ ...entry, score, matched }];
        });
    },
  };
}

/** Adds a text's words to the vocabulary. @returns its terms, each once */
function learn(vocabulary: Vocabulary, text: string): Set<string> {
  const terms = new Set<string>();
  for (const { surface } of wordsOf(text)) {
    const term = termOfWord(surface);
    if (term === null) continue;
    vocabulary.add(surface, term);
    terms.add(term);
  }
  return terms;
}
