import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Article, Passage } from '../article.ts';
import { termOfWord } from '../language/term-of-word.ts';
import { wordsOf } from '../language/words.ts';
import type { Question, Reading } from '../question/question.ts';
import { collectSpellings } from './collect-spellings.ts';
import type { KnownTerm } from './known-term.ts';
import { remembering } from './remembering.ts';
import { createSynonyms } from './synonyms.ts';
import { createVocabulary, type Spelling } from './vocabulary.ts';

/** What a word in the headings above a passage counts, against one in the passage. */
const HEADING_BOOST = 0.5;

/** What a name or a number in a question weighs, against another word as rare. */
const NAME_BOOST = 1.5;

const SEPARATOR = ' ';

export interface Candidate {
  readonly article: Article;
  readonly passage: Passage;
  /** BM25+ of the passage for the question, as MiniSearch computes it. */
  readonly score: number;
  /** The terms of each of the passage's sentences, in order. */
  readonly sentenceTerms: readonly (readonly string[])[];
  /** The terms of the headings above it, the article's title among them. */
  readonly headingTerms: readonly string[];
}

export interface PassageIndex {
  /** By id. */
  readonly articles: readonly Article[];
  /** The question's terms, each as the corpus knows it. */
  know(question: Question): KnownTerm[];
  /** How the articles spell a word that they have only in other letters, folded; `null` of any other word. */
  spell(asked: Reading): string | null;
  /** The passages that match best, best first; ties in the order of articles and passages. */
  candidates(terms: readonly KnownTerm[], limit: number): Candidate[];
  /** One of the articles' passages as a candidate that nothing speaks for: with a score of 0. */
  unmatched(article: Article, passage: Passage): Candidate;
  /** `termOfWord`, which remembers the words of the articles: stemming them again costs a tenth of an answer's time. */
  termOf(word: string): string | null;
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

interface Entry {
  readonly article: Article;
  readonly passage: Passage;
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

  const learn = (sentence: string): string[] => {
    const terms: string[] = [];
    for (const [place, { surface }] of wordsOf(sentence).entries()) {
      const term = termOf(surface);
      if (term === null) continue;
      collector.add(surface, term, place === 0);
      terms.push(term);
    }
    return terms;
  };

  const sorted = byId(articles);
  for (const [id, { article, passage }] of passagesOf(sorted).entries()) {
    yield id;
    const terms = passage.sentences.flatMap(({ start, end }) => learn(passage.text.slice(start, end)));
    const headings = headingsOf(article, passage).flatMap(learn);
    postings.add({ id, text: terms.join(SEPARATOR), headings: headings.join(SEPARATOR) });
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
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
  const vocabulary = createVocabulary(spellings);
  const synonyms = createSynonyms(articles.flatMap((article) => article.synonyms));
  const termOf = remembering(termOfWord);
  const termsIn = (text: string) => wordsOf(text).flatMap(({ surface }) => termOf(surface) ?? []);
  const termsBy = new Map<Passage, Pick<Candidate, 'sentenceTerms' | 'headingTerms'>>();
  const termsOf = ({ article, passage }: Entry) => {
    const known = termsBy.get(passage);
    if (known !== undefined) return known;
    const terms = {
      sentenceTerms: passage.sentences.map(({ start, end }) => termsIn(passage.text.slice(start, end))),
      headingTerms: headingsOf(article, passage).flatMap(termsIn),
    };
    termsBy.set(passage, terms);
    return terms;
  };

  /** BM25's inverse document frequency (Robertson and Spärck Jones, smoothed to stay positive). */
  const weightOf = (variants: ReadonlyMap<string, number>): number => {
    const passages = Math.max(0, ...[...variants.keys()].map((term) => frequencies.get(term) ?? 0));
    return Math.log(1 + (entries.length - passages + 0.5) / (passages + 0.5));
  };

  return {
    articles,
    know: (question) =>
      synonyms.read(question).map((asked) => {
        const variants = closestOf(asked.readings.flatMap((reading) => [...vocabulary.resolve(reading)]));
        const isName = asked.isName || [...variants.keys()].some(vocabulary.isName);
        return { asked, variants, weight: weightOf(variants) * (isName ? NAME_BOOST : 1), isName };
      }),
    spell: vocabulary.spell,
    candidates(terms, limit) {
      const closeness = closestOf(terms.flatMap(({ variants }) => [...variants]));
      if (closeness.size === 0) return [];
      return postings
        .search([...closeness.keys()].join(SEPARATOR), { boostTerm: (term) => closeness.get(term) ?? 1 })
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, limit)
        .flatMap(({ id, score }) => {
          const entry = entries[id];
          return entry === undefined ? [] : [{ ...entry, ...termsOf(entry), score }];
        });
    },
    unmatched: (article, passage) => ({ article, passage, ...termsOf({ article, passage }), score: 0 }),
    termOf,
    save: () => ({ spellings, frequencies: [...frequencies], postings: postings.toJSON() }),
  };
}

/** Each term once, as close as it is to whatever it stands for. */
function closestOf(variants: readonly (readonly [term: string, closeness: number])[]): Map<string, number> {
  const closest = new Map<string, number>();
  for (const [term, closeness] of variants) {
    closest.set(term, Math.max(closeness, closest.get(term) ?? 0));
  }
  return closest;
}

function passagesOf(articles: readonly Article[]): Entry[] {
  return articles.flatMap((article) => article.passages.map((passage) => ({ article, passage })));
}

function headingsOf(article: Article, passage: Passage): string[] {
  return [article.title, ...passage.section];
}

function byId(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => (a.id < b.id ? -1 : 1));
}
