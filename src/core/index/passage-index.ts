import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Article, Passage } from '../article.ts';
import { termOfWord } from '../language/term-of-word.ts';
import { collectSpellings } from './collect-spellings.ts';
import { createLookup, type Lookup } from './lookup.ts';
import { passageTerms } from './passage-terms.ts';
import { remembering } from './remembering.ts';
import { createSynonyms } from './synonyms.ts';
import type { Spelling } from './vocabulary.ts';

/** What a word in the headings above a passage counts, against one in the passage. */
export const HEADING_BOOST = 0.5;

const SEPARATOR = ' ';

/** The index of a corpus that is in memory. */
export interface PassageIndex extends Lookup {
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

interface Indexed {
  readonly id: number;
  readonly text: string;
  readonly headings: string;
}

/** The documents of MiniSearch are terms already, a space between two. */
const OPTIONS = {
  fields: ['text', 'headings'],
  tokenize: (terms: string) => terms.split(SEPARATOR),
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
  const termOf = remembering(termOfWord);
  const collector = collectSpellings();
  const frequencies = new Map<string, number>();
  const postings = new MiniSearch<Indexed>(OPTIONS);
  const sorted = byId(articles);
  for (const [id, { article, passage }] of passagesOf(sorted).entries()) {
    yield id;
    const { text, headings } = passageTerms(article, passage, termOf, collector.add);
    postings.add({ id, text: text.join(SEPARATOR), headings: headings.join(SEPARATOR) });
    for (const term of new Set(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return indexOf(sorted, collector.spellings(), frequencies, postings);
}

/** The index that was saved, without building it again. @param articles the same as it was built of */
export function restorePassageIndex(articles: readonly Article[], saved: SavedIndex): PassageIndex {
  return indexOf(
    byId(articles),
    saved.spellings,
    new Map(saved.frequencies),
    MiniSearch.loadJS<Indexed>(saved.postings, OPTIONS),
  );
}

function indexOf(
  articles: readonly Article[],
  spellings: readonly Spelling[],
  frequencies: ReadonlyMap<string, number>,
  postings: MiniSearch<Indexed>,
): PassageIndex {
  const entries = passagesOf(articles);
  const lookup = createLookup({
    passages: entries.length,
    spellings,
    frequencies,
    synonyms: createSynonyms(articles.flatMap((article) => article.synonyms)),
    termOf: remembering(termOfWord),
    *search(closeness) {
      const matching = postings
        .search([...closeness.keys()].join(SEPARATOR), { boostTerm: (term) => closeness.get(term) ?? 1 })
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

function passagesOf(articles: readonly Article[]): { article: Article; passage: Passage }[] {
  return articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
}

function byId(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => (a.id < b.id ? -1 : 1));
}
