/**
 * Searches shelves of articles beside a corpus, and as if they were a part of it: candidates of both are ranked and read together. A
 * shelf is small, and its articles come and go while the corpus stays. What isn't on one of the shelves that are searched can't be found.
 */

import type { Article, Passage } from '../article.ts';
import { candidateOf, type GrowingIndex } from '../index/growing-index.ts';
import type { KnownTerm } from '../index/known-terms.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Comparison, NearPassage, VectorIndex } from '../index/vector-index.ts';
import type { Retrieve, Retrieved } from './ask.ts';
import type { WindowReader, Windows } from './reading/windows.ts';

export interface Shelf {
  readonly articles: readonly Article[];
  readonly words: Pick<GrowingIndex, 'has' | 'search'>;
  /** `null`: its passages are found by their words alone. */
  readonly vectors: VectorIndex | null;
  /** Of all its articles; `null`: there is no reader. */
  readonly windows: Windows | null;
}

/** The shelves that may be searched for one question. */
export interface Beside {
  readonly shelves: readonly Shelf[];
}

/** Retrieves from a corpus with these shelves beside it. */
export function retrieveBeside(retrieve: Retrieve, shelves: readonly Shelf[]): Retrieve {
  if (shelves.length === 0) return retrieve;
  /** By the corpus' index: one in memory is the same for all questions. */
  const known = new WeakMap<SearchIndex, Searched>();
  const isKnown = isOnOneOf(shelves);
  return async (question, options) => {
    const { question: asked, ...corpus } = await retrieve(question, { ...options, isKnown });
    const both = known.get(corpus.index) ?? searchBeside(corpus, shelves);
    known.set(corpus.index, both);
    return { question: asked, ...both };
  };
}

function isOnOneOf(shelves: readonly Shelf[]): (term: string) => boolean {
  return (term) => shelves.some(({ words }) => words.has(term));
}

type Searched = Omit<Retrieved, 'question'>;

function searchBeside({ index, reader, meaning }: Searched, shelves: readonly Shelf[]): Searched {
  return {
    index: indexBeside(index, shelves),
    reader: reader && readerBeside(reader, shelves),
    meaning: meaning && { ...meaning, vectors: vectorsBeside(meaning.vectors, shelves) },
  };
}

function indexBeside(corpus: SearchIndex, shelves: readonly Shelf[]): SearchIndex {
  const passages = new Set(
    shelves.flatMap(({ articles }) => articles.flatMap((article) => article.passages)),
  );
  const isShelved = isOnOneOf(shelves);

  /** The term itself, where a shelf has it: then it isn't misspelt, whatever the corpus has. */
  function withShelved(known: KnownTerm): KnownTerm {
    const { asked } = known;
    const shelved = [asked, ...asked.alternatives].map(({ term }) => term).filter(isShelved);
    if (shelved.length === 0) return known;
    return { ...known, variants: new Map([...known.variants, ...shelved.map((term) => [term, 1] as const)]) };
  }

  return {
    ...corpus,
    resolveTerms: (question) => corpus.resolveTerms(question).map(withShelved),
    spell: (asked) => (isShelved(asked.term) ? null : corpus.spell(asked)),
    candidates(terms, limit, isWanted = () => true) {
      const ofShelves = shelves
        .flatMap(({ words }) => words.search(terms, limit))
        .filter(({ article }) => isWanted(article))
        .map(candidateOf);
      return mergeBest(corpus.candidates(terms, limit, isWanted), ofShelves, limit, ({ score }) => score);
    },
    unscoredCandidate: (article, passage) =>
      passages.has(passage)
        ? candidateOf({ article, passage, score: 0 })
        : corpus.unscoredCandidate(article, passage),
  };
}

function readerBeside(reader: WindowReader, shelves: readonly Shelf[]): WindowReader {
  const shelved = shelves.flatMap(({ windows }) => windows ?? []);
  const all = [...reader.windows.all, ...shelved.flatMap((windows) => windows.all)];
  const ofPassage = new Map<Passage, Windows>();
  for (const windows of shelved)
    for (const { sentences } of windows.all)
      for (const { passage } of sentences) ofPassage.set(passage, windows);
  return {
    ...reader,
    windows: {
      // Of articles in a database, only what was found has windows here: then all of them can't be read anyway.
      all: reader.windows.all.length === 0 ? [] : all,
      windowOf: (sentence) => (ofPassage.get(sentence.passage) ?? reader.windows).windowOf(sentence),
    },
  };
}

/** How many passages have a vector is told of the corpus: a message that was just kept must not put off the search by meaning. */
function vectorsBeside(corpus: VectorIndex, shelves: readonly Shelf[]): VectorIndex {
  const others = shelves.flatMap(({ vectors }) => vectors ?? []);
  return {
    coverage: corpus.coverage,
    compare(question, isWanted) {
      const compared = corpus.compare(question, isWanted);
      return comparisonBeside(
        compared,
        others.map((vectors) => vectors.compare(question, isWanted)),
      );
    },
  };
}

function comparisonBeside(corpus: Comparison, others: readonly Comparison[]): Comparison {
  function firstOf(cosineIn: (one: Comparison) => number | null): number | null {
    for (const one of [corpus, ...others]) {
      const cosine = cosineIn(one);
      if (cosine !== null) return cosine;
    }
    return null;
  }

  return {
    nearest: (limit) =>
      mergeBest(
        corpus.nearest(limit),
        others.flatMap((one) => one.nearest(limit)),
        limit,
        ({ cosine }: NearPassage) => cosine,
      ),
    cosineOf: (passage) => firstOf((one) => one.cosineOf(passage)),
    cosineOfSentence: (passage, index) => firstOf((one) => one.cosineOfSentence(passage, index)),
    distribution: () => corpus.distribution() ?? others[0]?.distribution() ?? null,
  };
}

/** The best of both, best first; of equals, those of the first list first. */
function mergeBest<Item>(
  items: readonly Item[],
  others: readonly Item[],
  limit: number,
  scoreOf: (item: Item) => number,
): Item[] {
  if (others.length === 0) return [...items];
  return [...items, ...others].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, limit);
}
