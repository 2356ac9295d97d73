import type { SearchTerm } from '../core/index/known-terms.ts';
import { isCorrectable, MAX_COMPLETION_LENGTH, MAX_EDITS, type Spelling } from '../core/index/vocabulary.ts';
import type { Connection, Query } from './connect.ts';
import type { TermFrequency } from './match-passages.ts';
import { TABLE } from './passage-tables.ts';
import { isLexeme } from './postings.ts';

/** No longer word is compared with others; PostgreSQL takes none above 255 characters. */
const MAX_COMPARED_LENGTH = 60;

interface SpellingRow extends TermFrequency {
  readonly word: string;
  readonly term: string;
  readonly is_name: boolean;
}

/** What the corpus has of words, and of words like them. */
export interface FoundSpellings {
  readonly spellings: readonly Spelling[];
  readonly frequencies: ReadonlyMap<string, TermFrequency>;
}

/**
 * The part of the vocabulary that tells what these words stand for: all spellings of their terms, and of a word that the corpus
 * doesn't have, all that is like it.
 *
 * @param functions where the function `levenshtein_less_equal` is; `null` where there is none: then no slips are forgiven
 */
export async function findSpellings(
  query: Query,
  asked: readonly SearchTerm[],
  functions: string | null,
): Promise<FoundSpellings> {
  const readings = asked.filter(({ term, word }) => isLexeme(term) && isLexeme(word));
  const known = await spellingsOf(query, '$1::text[]', [readings.map(({ term }) => term)]);
  const terms = new Set(known.map(({ term }) => term));
  const unknown = readings.filter(
    ({ term, word }) => !terms.has(term) && isCorrectable(word) && word.length <= MAX_COMPARED_LENGTH,
  );
  const near =
    unknown.length === 0
      ? []
      : await spellingsOf(query, `array(${similarTerms(functions)})`, [unknown.map(({ word }) => word)]);
  const rows = [...known, ...near];
  return {
    spellings: rows.map(({ word, term, is_name: isName }) => ({ word, term, isName })),
    frequencies: new Map(rows.map(({ term, in_text, in_headings }) => [term, { in_text, in_headings }])),
  };
}

function spellingsOf(query: Query, terms: string, parameters: readonly unknown[]): Promise<SpellingRow[]> {
  return query<SpellingRow>(
    `select word, term, capitalised > 0 and small = 0 as is_name, in_text, in_headings
    from ${TABLE.spellings} join ${TABLE.terms} using (term)
    where term = any(${terms})
    order by word`,
    parameters,
  );
}

/** The terms of the words that begin with one of the words `$1`, or are nearly spelt like one, and begin with its letter. */
function similarTerms(functions: string | null): string {
  const begun = `
    select near.term from unnest($1::text[]) as asked (word)
    join ${TABLE.spellings} as near on near.word >= asked.word and near.word < asked.word || U&'\\+10FFFF' collate "C"
    where char_length(near.word) <= char_length(asked.word) + ${MAX_COMPLETION_LENGTH}`;
  if (functions === null) return begun;
  return `${begun}
    union
    select near.term from unnest($1::text[]) as asked (word)
    join ${TABLE.spellings} as near on left(near.word, 1) = left(asked.word, 1)
      and char_length(near.word) between char_length(asked.word) - ${MAX_EDITS} and char_length(asked.word) + ${MAX_EDITS}
    where ${functions}.levenshtein_less_equal(near.word, asked.word, ${MAX_EDITS}) <= ${MAX_EDITS}`;
}

/** The schema with PostgreSQL's functions that compare spellings; `null` where there is none, or this user may not use it. */
export async function findLevenshteinSchema(query: Query): Promise<string | null> {
  const [found] = await query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'fuzzystrmatch' and has_schema_privilege(extnamespace, 'usage')`,
  );
  return found?.schema ?? null;
}

/** Not in a schema of one version's tables: it is for all. */
const LEVENSHTEIN_SCHEMA = 'kursk_functions';

/**
 * Adds PostgreSQL's extension that compares spellings, where it is missing. Where it isn't installed, or this user may add none,
 * slips of the pen aren't forgiven.
 */
export async function installLevenshtein({ write }: Connection): Promise<void> {
  await write(async (query) => {
    const [found] = await query("select from pg_extension where extname = 'fuzzystrmatch'");
    if (found !== undefined) return;
    await query(`create schema if not exists ${LEVENSHTEIN_SCHEMA}`);
    await query(`create extension if not exists fuzzystrmatch schema ${LEVENSHTEIN_SCHEMA}`);
  }).catch(() => {});
}
