import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Article, Passage } from '../article.ts';
import { memoize } from './memoize.ts';
import { passageTerms } from './passage-terms.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { createSynonyms } from './synonyms.ts';
import { createSpellingCollector, type Spelling } from './vocabulary.ts';
import { termOfWord } from './words.ts';

/** What a word in the headings above a passage counts, against one in the passage. */
export const HEADING_BOOST = 0.5;

const TERM_SEPARATOR = ' ';

/** The index of a corpus that is in memory. */
export interface PassageIndex extends SearchIndex {
  /** By id. */
  readonly articles: readonly Article[];
  /** What `restorePassageIndex` needs beside the same articles, as plain data. */
  save(): SavedIndex;
}

/** A built index as plain data: it can be written as JSON and read back. */
export interface SavedIndex {
  readonly spellings: readonly Spelling[];
  /** Of each term, the number of passages whose text holds it. */
  readonly frequencies: readonly (readonly [term: string, passages: number])[];
  readonly postings: AsPlainObject;
}

interface IndexDocument {
  readonly id: number;
  readonly text: string;
  readonly headings: string;
}

/** The documents of MiniSearch are terms already, a space between two. */
const MINISEARCH_OPTIONS = {
  fields: ['text', 'headings'],
  tokenize: (terms: string) => terms.split(TERM_SEPARATOR),
  processTerm: (term: string) => term || null,
  searchOptions: { boost: { headings: HEADING_BOOST } },
};

/** Indexes every passage of the articles by the terms of its text and of the headings above it. */
export function createPassageIndex(articles: readonly Article[]): PassageIndex {
  const steps = indexPassages(articles);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a passage at a time, for whoever has other things to do meanwhile; yields how many are done. */
export function* indexPassages(articles: readonly Article[]): Generator<number, PassageIndex> {
  const termOf = memoize(termOfWord);
  const collector = createSpellingCollector();
  const frequencies = new Map<string, number>();
  const postings = new MiniSearch<IndexDocument>(MINISEARCH_OPTIONS);
  const sorted = byId(articles);
  for (const [id, { article, passage }] of placedPassages(sorted).entries()) {
    yield id;
    const { text, headings } = passageTerms(article, passage, termOf, collector.add);
    postings.add({ id, text: text.join(TERM_SEPARATOR), headings: headings.join(TERM_SEPARATOR) });
    for (const term of new Set(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return assembleIndex(sorted, collector.spellings(), frequencies, postings);
}

/** The index that was saved, without building it again. @param articles the same as it was built of */
export function restorePassageIndex(articles: readonly Article[], saved: SavedIndex): PassageIndex {
  return assembleIndex(
    byId(articles),
    saved.spellings,
    new Map(saved.frequencies),
    MiniSearch.loadJS<IndexDocument>(saved.postings, MINISEARCH_OPTIONS),
  );
}

function assembleIndex(
  articles: readonly Article[],
  spellings: readonly Spelling[],
  frequencies: ReadonlyMap<string, number>,
  postings: MiniSearch<IndexDocument>,
): PassageIndex {
  const entries = placedPassages(articles);
  const lookup = createSearchIndex({
    passages: entries.length,
    spellings,
    frequencies,
    synonyms: createSynonyms(articles.flatMap((article) => article.synonyms)),
    termOf: memoize(termOfWord),
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
    ...lookup,
    save: () => ({ spellings, frequencies: [...frequencies], postings: postings.toJSON() }),
  };
}

function placedPassages(articles: readonly Article[]): { article: Article; passage: Passage }[] {
  return articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
}

function byId(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An index that finds passages of these articles only. It weighs words as the whole index does. */
export function restrictToArticles(index: PassageIndex, ids: readonly string[]): PassageIndex {
  const wanted = new Set(ids);
  return {
    ...index,
    articles: index.articles.filter(({ id }) => wanted.has(id)),
    candidates: (terms, limit, isWanted = () => true) =>
      index.candidates(terms, limit, (article) => wanted.has(article.id) && isWanted(article)),
  };
}

/**
 * Raise it with every change to how articles are read or what is indexed of them: saved indexes of another version are not
 * used. A test notices when it is forgotten.
 */
export const ENGINE_VERSION = 2;
