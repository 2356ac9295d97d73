import type { Retrieved } from '../core/answering/ask.ts';
import { CANDIDATE_LIMITS } from '../core/answering/find-quotes.ts';
import type { Question } from '../core/answering/question.ts';
import { createWindowFinder, type WindowReader, type Windows } from '../core/answering/reading/windows.ts';
import type { ArticleHead, Passage, PlacedSentence } from '../core/article.ts';
import { createTermsIn } from '../core/index/language-terms.ts';
import { memoize } from '../core/index/memoize.ts';
import { createSearchIndex, type ScoredPassage } from '../core/index/search-index.ts';
import type { Catalog } from './catalog.ts';
import type { Query } from './connect.ts';
import { type PassageRow, passageOfRow, TABLE } from './passage-tables.ts';
import { type RankedRow, rankPassages } from './rank-passages.ts';
import { findSpellings } from './spellings.ts';

/** The reader of retrieved windows, and how many it reads for one question. */
export type ReadWindows = Pick<WindowReader, 'read' | 'limit'>;

export interface RetrieveSettings {
  readonly catalog: Catalog;
  readonly reader: ReadWindows | null;
  /** The ids of the articles to search; `null` for all. */
  readonly ids: readonly string[] | null;
}

/**
 * Retrieves what is needed to answer a question: the part of the vocabulary that its words need, the passages that match best, and
 * all passages that share a window with them.
 */
export async function retrievePassages(
  query: Query,
  question: Question,
  { catalog, reader, ids }: RetrieveSettings,
): Promise<Retrieved> {
  const synonyms = { expand: memoize(catalog.synonyms.expand) };
  const asked = synonyms.expand(question).flatMap(({ searchTerms }) => searchTerms);
  const { spellings, frequencies } = await findSpellings(query, asked, catalog.levenshteinSchema);
  let found: readonly ScoredPassage[] = [];
  const lookup = createSearchIndex({
    passages: catalog.sums.passages,
    spellings,
    frequencies: new Map(Array.from(frequencies, ([term, { in_text }]) => [term, in_text])),
    synonyms,
    termsIn: createTermsIn(),
    search: () => found,
  });
  const matches = await rankPassages(query, lookup.resolveTerms(question), frequencies, catalog.sums, {
    articles: ids?.flatMap((id) => catalog.keys.get(id) ?? []) ?? null,
    limit: CANDIDATE_LIMITS[reader === null ? 'lexical' : 'reader'],
  });
  const retrieved = await fetchPassages(query, matches, catalog);
  found = matches.flatMap(({ article: key, number, score }) => {
    const match = retrieved.get(passageKey(key, number));
    return match === undefined ? [] : [{ article: match.article, passage: match.passage, score }];
  });
  const windows = reader && retrievedWindows([...retrieved.values()]);
  return { question, index: lookup, reader: reader && windows && { ...reader, windows }, meaning: null };
}

interface RetrievedPassage {
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** The window of each sentence, counted in the article; `null` when it was indexed without a reader. */
  readonly windows: readonly number[] | null;
}

interface RetrievedRow extends PassageRow {
  readonly article: number;
  readonly windows: readonly number[] | null;
}

/** The matching passages and those that share a window with them, by `passageKey`; those of an article in order. */
async function fetchPassages(
  query: Query,
  matches: readonly RankedRow[],
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
      const retrieved = { article, passage: passageOfRow(row), windows: row.windows };
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
