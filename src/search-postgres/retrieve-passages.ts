import type { Retrieved } from '../core/answering/ask.ts';
import { CANDIDATE_LIMITS } from '../core/answering/find-quotes.ts';
import type { Question } from '../core/answering/question.ts';
import { createWindowFinder, type WindowReader, type Windows } from '../core/answering/reading/windows.ts';
import type { ArticleHead, Passage, PlacedSentence } from '../core/article.ts';
import { memoize } from '../core/index/memoize.ts';
import { createSearchIndex, type ScoredPassage } from '../core/index/search-index.ts';
import { termOfWord } from '../core/index/words.ts';
import type { Catalog } from './catalog.ts';
import type { Query } from './connect.ts';
import { type MatchRow, matchPassages } from './match-passages.ts';
import { type PassageRow, passageOfRow, TABLE } from './passage-tables.ts';
import { findSpellings } from './spellings.ts';

/** What reads the windows that are brought; so many are read for one question. */
export type ReadWindows = Pick<WindowReader, 'read' | 'limit'>;

export interface RetrieveSettings {
  readonly catalog: Catalog;
  /** `null` where nothing is read. */
  readonly reader: ReadWindows | null;
  /** The ids of the articles that are answered from; `null`: all. */
  readonly ids: readonly string[] | null;
}

/** Brings what bears on a question: the words it may mean, and the passages that match best, with the windows they stand in. */
export async function retrievePassages(
  query: Query,
  question: Question,
  { catalog: shelf, reader, ids }: RetrieveSettings,
): Promise<Retrieved> {
  const synonyms = { expand: memoize(shelf.synonyms.expand) };
  const asked = synonyms.expand(question).flatMap(({ searchTerms }) => searchTerms);
  const { spellings, frequencies } = await findSpellings(query, asked, shelf.levenshteinSchema);
  let found: readonly ScoredPassage[] = [];
  const lookup = createSearchIndex({
    passages: shelf.sums.passages,
    spellings,
    frequencies: new Map(Array.from(frequencies, ([term, { in_text }]) => [term, in_text])),
    synonyms,
    termOf: memoize(termOfWord),
    search: () => found,
  });
  const matches = await matchPassages(query, lookup.resolveTerms(question), frequencies, shelf.sums, {
    articles: ids?.flatMap((id) => shelf.keys.get(id) ?? []) ?? null,
    limit: CANDIDATE_LIMITS[reader === null ? 'lexical' : 'reader'],
  });
  const brought = await fetchPassages(query, matches, shelf);
  found = matches.flatMap(({ article: key, number, score }) => {
    const one = brought.get(passageKey(key, number));
    return one === undefined ? [] : [{ article: one.article, passage: one.passage, score }];
  });
  const windows = reader && retrievedWindows([...brought.values()]);
  return { index: lookup, reader: reader && windows && { ...reader, windows } };
}

interface RetrievedRow extends PassageRow {
  readonly article: number;
  readonly windows: readonly number[] | null;
}

/** The passages that match, and those that they share windows with; by their places, those of an article in order. */
async function fetchPassages(
  query: Query,
  matches: readonly MatchRow[],
  { byKey }: Catalog,
): Promise<Map<string, RetrievedPassage>> {
  if (matches.length === 0) return new Map();
  const rows = await query<RetrievedRow>(
    `select distinct on (beside.article, beside.number) beside.article, beside.number, beside.text, beside.section,
      beside.sentence_ends, beside.windows
    from unnest($1::integer[], $2::integer[]) as matching (article, number)
    join ${TABLE.passages} as own using (article, number)
    join ${TABLE.passages} as beside
      on beside.article = own.article and beside.number between own.from_passage and own.to_passage
    order by beside.article, beside.number`,
    [matches.map(({ article }) => article), matches.map(({ number }) => number)],
  );
  return new Map(
    rows.flatMap((row) => {
      const article = byKey.get(row.article);
      if (article === undefined) return [];
      const brought = { article, passage: passageOfRow(row), windows: row.windows };
      return [[passageKey(row.article, row.number), brought] as const];
    }),
  );
}

function passageKey(article: number, number: number): string {
  return `${article} ${number}`;
}

/** A passage that was brought, and in which of its article's windows each of its sentences stands. */
export interface RetrievedPassage {
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** `null` where the article isn't cut into windows. */
  readonly windows: readonly number[] | null;
}

/**
 * The windows of passages that were brought. Those of which all passages were are whole: no other is to be read. `null` where
 * one isn't cut.
 *
 * @param brought those of one article in order
 */
function retrievedWindows(brought: readonly RetrievedPassage[]): Windows | null {
  const byArticle = new Map<ArticleHead, Map<number, PlacedSentence[]>>();
  for (const { article, passage, windows } of brought) {
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
  // There are more than these, and those can't be read.
  return { all: [], windowOf: createWindowFinder(windows) };
}
