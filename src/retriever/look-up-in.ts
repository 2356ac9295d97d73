import { CANDIDATES } from '../core/candidates.ts';
import { createLookup, type Scored } from '../core/index/lookup.ts';
import { remembering } from '../core/index/remembering.ts';
import { termOfWord } from '../core/language/term-of-word.ts';
import type { LookedUp } from '../core/look-up.ts';
import type { Question } from '../core/question/question.ts';
import type { WindowReader } from '../core/reading/window-reader.ts';
import { type PassageRow, passageOfRow } from './article-of-rows.ts';
import { findSpellings } from './find-spellings.ts';
import { type MatchRow, matchPassages } from './match-passages.ts';
import { TABLE } from './passage-tables.ts';
import type { Query } from './query.ts';
import type { Shelf } from './read-shelf.ts';
import { type BroughtPassage, retrievedWindows } from './retrieved-windows.ts';

/** What reads the windows that are brought; so many are read for one question. */
export type ReadWindows = Pick<WindowReader, 'read' | 'limit'>;

export interface LookUpSettings {
  readonly shelf: Shelf;
  /** `null` where nothing is read. */
  readonly reader: ReadWindows | null;
  /** The ids of the articles that are answered from; `null`: all. */
  readonly ids: readonly string[] | null;
}

/** Brings what bears on a question: the words it may mean, and the passages that match best, with the windows they stand in. */
export async function lookUpIn(
  query: Query,
  question: Question,
  { shelf, reader, ids }: LookUpSettings,
): Promise<LookedUp> {
  const synonyms = { read: remembering(shelf.synonyms.read) };
  const asked = synonyms.read(question).flatMap(({ readings }) => readings);
  const { spellings, frequencies } = await findSpellings(query, asked, shelf.functions);
  let found: readonly Scored[] = [];
  const lookup = createLookup({
    passages: shelf.sums.passages,
    spellings,
    frequencies: new Map(Array.from(frequencies, ([term, { in_text }]) => [term, in_text])),
    synonyms,
    termOf: remembering(termOfWord),
    search: () => found,
  });
  const matches = await matchPassages(query, lookup.know(question), frequencies, shelf.sums, {
    articles: ids?.flatMap((id) => shelf.keys.get(id) ?? []) ?? null,
    limit: CANDIDATES[reader === null ? 'lexical' : 'reader'],
  });
  const brought = await bring(query, matches, shelf);
  found = matches.flatMap(({ article: key, number, score }) => {
    const one = brought.get(placeOf(key, number));
    return one === undefined ? [] : [{ article: one.article, passage: one.passage, score }];
  });
  const windows = reader && retrievedWindows([...brought.values()]);
  return { lookup, reader: reader && windows && { ...reader, windows } };
}

interface BroughtRow extends PassageRow {
  readonly article: number;
  readonly windows: readonly number[] | null;
}

/** The passages that match, and those that they share windows with; by their places, those of an article in order. */
async function bring(
  query: Query,
  matches: readonly MatchRow[],
  { byKey }: Shelf,
): Promise<Map<string, BroughtPassage>> {
  if (matches.length === 0) return new Map();
  const rows = await query<BroughtRow>(
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
      return [[placeOf(row.article, row.number), brought] as const];
    }),
  );
}

function placeOf(article: number, number: number): string {
  return `${article} ${number}`;
}
