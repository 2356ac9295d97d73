import type { Retrieved } from '../core/answering/ask.ts';
import { BEST_BY_WORDS } from '../core/answering/candidates.ts';
import { CANDIDATE_LIMITS } from '../core/answering/find-quotes.ts';
import type { Meaning } from '../core/answering/meaning.ts';
import type { Question } from '../core/answering/question.ts';
import { createWindowFinder, type WindowReader, type Windows } from '../core/answering/reading/windows.ts';
import type { ArticleHead, Passage, PlacedSentence } from '../core/article.ts';
import { createTermsIn } from '../core/index/language-terms.ts';
import { memoize } from '../core/index/memoize.ts';
import { cosineOf, vectorAt } from '../core/index/quantised-vector.ts';
import { createSearchIndex, type ScoredPassage } from '../core/index/search-index.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import { createVocabulary, type Vocabulary } from '../core/index/vocabulary.ts';
import type { Vector } from '../core/ports/embedder.ts';
import type { Catalog } from './catalog.ts';
import type { Query } from './connect.ts';
import { findNearest, meaningOf, type NearestOptions, type NearestPassages } from './nearest-passages.ts';
import { type PassageRow, passageOfRow, TABLE } from './passage-tables.ts';
import { rankPassages } from './rank-passages.ts';
import { type FoundSpellings, findSpellings } from './spellings.ts';
import { vectorLiteral } from './vector-tables.ts';

/** The reader of retrieved windows, and how many it reads for one question. */
export type ReadWindows = Pick<WindowReader, 'read' | 'limit'>;

export interface RetrieveSettings {
  readonly catalog: Catalog;
  /** Of the question, in this catalog. */
  readonly words: WordsOfQuestion;
  readonly reader: ReadWindows | null;
  /** The ids of the articles to search; `null` for all. */
  readonly ids: readonly string[] | null;
  /** The id of the only one of them whose passages are wanted; `null`: of all. */
  readonly within: string | null;
  /** The question's; `null`: passages are found by their words alone. */
  readonly vector: Vector | null;
  /** Up to so many passages are compared with it one by one. */
  readonly exactUpTo: number;
}

/** What the articles have of a question's words: the part of the vocabulary that it needs. */
export interface WordsOfQuestion extends Pick<FoundSpellings, 'frequencies'> {
  readonly synonyms: Catalog['synonyms'];
  readonly vocabulary: Vocabulary;
}

export async function findWords(
  query: Query,
  question: Question,
  catalog: Catalog,
): Promise<WordsOfQuestion> {
  const synonyms = { expand: memoize(catalog.synonyms.expand) };
  const asked = synonyms.expand(question).flatMap(({ searchTerms }) => searchTerms);
  const { spellings, frequencies } = await findSpellings(query, asked, catalog.levenshteinSchema);
  return { synonyms, vocabulary: createVocabulary(spellings), frequencies };
}

/** Retrieves what is needed to answer a question: the passages that match best, and all passages that share a window with them. */
export async function retrievePassages(
  query: Query,
  question: Question,
  { catalog, words, reader, ids, within, vector, exactUpTo }: RetrieveSettings,
): Promise<Retrieved> {
  const { synonyms, vocabulary, frequencies } = words;
  let found: readonly ScoredPassage[] = [];
  const lookup = createSearchIndex({
    passages: catalog.sums.passages,
    vocabulary,
    frequencies: new Map(Array.from(frequencies, ([term, { in_text }]) => [term, in_text])),
    synonyms,
    termsIn: createTermsIn(),
    search: () => found,
  });
  const articles = keysOf(ids, catalog);
  const only = within === null ? null : (keysOf([within], catalog)?.find(isWanted(articles)) ?? NOBODY);
  const near = vector && (await findNear(query, vector, catalog, { articles, within: only, exactUpTo }));
  const matches = await rankPassages(query, lookup.resolveTerms(question), frequencies, catalog.sums, {
    articles: only === null ? articles : [only],
    limit: near === null ? CANDIDATE_LIMITS[reader === null ? 'lexical' : 'reader'] : BEST_BY_WORDS,
  });
  const retrieved = await fetchPassages(query, [...matches, ...(near?.rows ?? [])], catalog, vector);
  found = matches.flatMap(({ article: key, number, score }) => {
    const match = retrieved.get(passageKey(key, number));
    return match === undefined ? [] : [{ article: match.article, passage: match.passage, score }];
  });
  const windows = reader && retrievedWindows([...retrieved.values()]);
  return {
    question,
    index: lookup,
    reader: reader && windows && { ...reader, windows },
    meaning: near && vector && catalog.coverage && toMeaning(vector, catalog.coverage, near, retrieved),
  };
}

/** A key that no article has. */
const NOBODY = 0;

function isWanted(articles: readonly number[] | null): (key: number) => boolean {
  return (key) => articles?.includes(key) ?? true;
}

function keysOf(ids: readonly string[] | null, { keys }: Catalog): number[] | null {
  return ids?.flatMap((id) => keys.get(id) ?? []) ?? null;
}

async function findNear(
  query: Query,
  vector: Vector,
  { vectors, byKey, sums }: Catalog,
  { articles, ...options }: Pick<NearestOptions, 'articles' | 'within' | 'exactUpTo'>,
): Promise<NearestPassages | null> {
  if (vectors === null) return null;
  const passages = articles?.reduce((sum, key) => sum + (byKey.get(key)?.size ?? 0), 0) ?? sums.passages;
  return findNearest(query, vector, { ...vectors, ...options, articles, passages });
}

function toMeaning(
  question: Vector,
  coverage: Coverage,
  { rows, all }: NearestPassages,
  retrieved: ReadonlyMap<string, RetrievedPassage>,
): Meaning {
  const byPassage = new Map(Array.from(retrieved.values(), (one) => [one.passage, one]));
  return meaningOf({
    ...{ question, coverage, all },
    nearest: rows.flatMap(({ article: key, number, cosine }) => {
      const found = retrieved.get(passageKey(key, number));
      return found === undefined ? [] : [{ article: found.article, passage: found.passage, cosine }];
    }),
    cosineOf: (passage) => byPassage.get(passage)?.cosine ?? null,
    cosineOfSentence(passage, index) {
      const { cosine = null, sentences = null } = byPassage.get(passage) ?? {};
      const vector = sentences && vectorAt(sentences, index);
      return cosine === null || vector === null ? cosine : cosineOf(question, vector);
    },
  });
}

interface RetrievedPassage {
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** The window of each sentence, counted in the article; `null` when it was indexed without a reader. */
  readonly windows: readonly number[] | null;
  /** Of its vector and the question's; `null` where one is missing. */
  readonly cosine: number | null;
  /** The vectors of its sentences, one after the other; `null` where it has but one, or none is known. */
  readonly sentences: Int8Array | null;
}

interface RetrievedRow extends PassageRow, Pick<RetrievedPassage, 'windows' | 'cosine'> {
  readonly article: number;
  readonly sentences: Buffer | null;
}

/** A passage's key. */
interface PassagePlace {
  readonly article: number;
  readonly number: number;
}

/** The matching passages and those that share a window with them, by `passageKey`; those of an article in order. */
async function fetchPassages(
  query: Query,
  wanted: readonly PassagePlace[],
  { byKey, vectors }: Catalog,
  question: Vector | null,
): Promise<Map<string, RetrievedPassage>> {
  if (wanted.length === 0) return new Map();
  const isCompared = vectors !== null && question !== null;
  const { name, type, distance } = vectors?.table ?? { name: '', type: '', distance: '' };
  const compared = isCompared
    ? `1 - (vector ${distance} $3::${type}) as cosine, sentences`
    : 'null as cosine, null as sentences';
  const rows = await query<RetrievedRow>(
    `select distinct on (beside.article, beside.number) beside.article, beside.number, beside.text, beside.section,
      beside.sentence_ends, beside.windows, ${compared}
    from unnest($1::integer[], $2::integer[]) as matching (article, number)
    join ${TABLE.passages} as own using (article, number)
    join ${TABLE.passages} as beside
      on beside.article = own.article and beside.number between own.from_passage and own.to_passage
    ${isCompared ? `left join ${name} as known on known.digest = beside.digest` : ''}
    order by beside.article, beside.number`,
    [
      wanted.map(({ article }) => article),
      wanted.map(({ number }) => number),
      ...(isCompared ? [vectorLiteral(question)] : []),
    ],
  );
  return new Map(
    rows.flatMap((row) => {
      const article = byKey.get(row.article);
      if (article === undefined) return [];
      const { windows, cosine } = row;
      const sentences = row.sentences && new Int8Array(row.sentences);
      const retrieved = { article, passage: passageOfRow(row), windows, cosine, sentences };
      return [[passageKey(row.article, row.number), retrieved] as const];
    }),
  );
}

function passageKey(article: number, number: number): string {
  return `${article} ${number}`;
}

/**
 * The windows of the retrieved passages; `null` if an article isn't cut. Only the windows of matching passages are complete, so no
 * other may be read.
 *
 * @param passages those of an article in order
 */
function retrievedWindows(passages: readonly RetrievedPassage[]): Windows | null {
  const byArticle = new Map<ArticleHead, Map<number, PlacedSentence[]>>();
  for (const { article, passage, windows } of passages) {
    if (windows === null) return null;
    const byWindow = byArticle.get(article) ?? new Map<number, PlacedSentence[]>();
    byArticle.set(article, byWindow);
    for (const [index, window] of windows.entries()) {
      const sentences = byWindow.get(window) ?? [];
      byWindow.set(window, sentences);
      sentences.push({ passage, index });
    }
  }
  const windows = [...byArticle].flatMap(([article, byWindow]) =>
    Array.from(byWindow.values(), (sentences) => ({ article, sentences })),
  );
  // `all` is empty, as the articles have more windows than were retrieved.
  return { all: [], windowOf: createWindowFinder(windows) };
}
