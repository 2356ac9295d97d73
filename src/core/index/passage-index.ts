/**
 * The index of a corpus in memory, with MiniSearch for its postings. Passages are indexed by our own terms, not by MiniSearch's
 * tokens, so that questions, articles and PostgreSQL all use the same ones. A built index can be saved as plain data and
 * restored.
 */

import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Article, Passage } from '../article.ts';
import { runSteps } from '../steps.ts';
import { createTermsIn } from './language-terms.ts';
import { createTextReaders, passageTerms } from './passage-terms.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { createSynonyms } from './synonyms.ts';
import { createSpellingCollector, type Spelling, vocabularySteps } from './vocabulary.ts';

/**
 * Raise this with every change to how articles are parsed or what is indexed of them: saved indexes of another version are not
 * used. A test fails when it is forgotten.
 */
export const ENGINE_VERSION = 6;

/** The weight of a word in the headings above a passage, relative to one in the passage. */
export const HEADING_BOOST = 0.5;

export interface PassageIndex extends SearchIndex {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  /** The data from which `restorePassageIndex` restores the index, given the same articles. */
  save(): SavedIndex;
}

/** A built index as plain data that survives JSON. */
export interface SavedIndex {
  readonly spellings: readonly Spelling[];
  /** The document frequency of each term: the number of passages whose text has it. */
  readonly frequencies: readonly (readonly [term: string, passages: number])[];
  readonly postings: AsPlainObject;
}

interface IndexDocument {
  readonly id: number;
  readonly text: string;
  readonly headings: string;
}

const TERM_SEPARATOR = ' ';

/** MiniSearch is given terms, separated by spaces. */
const MINISEARCH_OPTIONS = {
  fields: ['text', 'headings'],
  tokenize: (terms: string) => terms.split(TERM_SEPARATOR),
  processTerm: (term: string) => term || null,
  searchOptions: { boost: { headings: HEADING_BOOST } },
};

/** Indexes every passage of the articles by the terms of its text and of its heading path. */
export function createPassageIndex(articles: readonly Article[]): PassageIndex {
  return runSteps(indexPassages(articles));
}

/** The same in steps, so that the caller can do other work in between. Yields how many passages are done. */
export function* indexPassages(articles: readonly Article[]): Generator<number, PassageIndex> {
  const readers = createTextReaders();
  const collector = createSpellingCollector();
  const frequencies = new Map<string, number>();
  const postings = new MiniSearch<IndexDocument>(MINISEARCH_OPTIONS);
  const sorted = byId(articles);
  const placed = placedPassages(sorted);
  for (const [id, { article, passage }] of placed.entries()) {
    yield id;
    const { text, headings } = passageTerms(article, passage, readers, collector.add);
    // A long passage of words that were never seen takes as long again.
    yield id;
    postings.add({ id, text: text.join(TERM_SEPARATOR), headings: headings.join(TERM_SEPARATOR) });
    for (const term of new Set(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const spellings = yield* saying(placed.length, collector.spellings());
  return yield* saying(placed.length, assembleIndex(sorted, spellings, frequencies, postings));
}

/** The same steps, each of which says this. */
function* saying<Said, Result>(what: Said, steps: Iterator<unknown, Result>): Generator<Said, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield what;
  }
}

/** Restores a saved index without building it again. @param articles those that it was built from */
export function restorePassageIndex(articles: readonly Article[], saved: SavedIndex): PassageIndex {
  return runSteps(
    assembleIndex(
      byId(articles),
      saved.spellings,
      new Map(saved.frequencies),
      MiniSearch.loadJS<IndexDocument>(saved.postings, MINISEARCH_OPTIONS),
    ),
  );
}

function* assembleIndex(
  articles: readonly Article[],
  spellings: readonly Spelling[],
  frequencies: ReadonlyMap<string, number>,
  postings: MiniSearch<IndexDocument>,
): Generator<void, PassageIndex> {
  const entries = placedPassages(articles);
  const searchIndex = createSearchIndex({
    passages: entries.length,
    vocabulary: yield* vocabularySteps(spellings),
    frequencies,
    synonyms: createSynonyms(articles),
    termsIn: createTermsIn(),
    *search(closeness) {
      const matching = postings
        .search([...closeness.keys()].join(TERM_SEPARATOR), { boostTerm: (term) => closeness.get(term) ?? 1 })
        .sort((a, b) => b.score - a.score || a.id - b.id);
      for (const { id, score } of matching) {
        const entry = entries[id];
        if (entry !== undefined) yield { ...entry, score };
      }
    },
  });
  return {
    articles,
    ...searchIndex,
    save: () => ({ spellings, frequencies: [...frequencies], postings: postings.toJSON() }),
  };
}

function placedPassages(articles: readonly Article[]): { article: Article; passage: Passage }[] {
  return articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
}

function byId(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Restricts an index to some articles. Words keep the weights that they have in the whole corpus. */
export function restrictToArticles(index: PassageIndex, ids: readonly string[]): PassageIndex {
  const wanted = new Set(ids);
  return {
    ...index,
    articles: index.articles.filter(({ id }) => wanted.has(id)),
    candidates: (terms, limit, isWanted = () => true) =>
      index.candidates(terms, limit, (article) => wanted.has(article.id) && isWanted(article)),
  };
}
