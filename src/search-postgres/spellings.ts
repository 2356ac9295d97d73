import type { SearchTerm } from '../core/index/known-terms.ts';
import { isCorrectable, MAX_COMPLETION_LENGTH, MAX_EDITS, type Spelling } from '../core/index/vocabulary.ts';
import type { Connection, Query } from './connect.ts';
import { createExtension, TABLE } from './passage-tables.ts';
import { isLexeme } from './postings.ts';
import type { TermFrequency } from './rank-passages.ts';

/** Longer words aren't corrected: PostgreSQL compares no words above 255 characters. */
const MAX_COMPARED_LENGTH = 60;

interface SpellingRow extends TermFrequency {
  readonly word: string;
  readonly term: string;
  readonly is_name: boolean;
}

/** The vocabulary that a question needs. */
export interface FoundSpellings {
  readonly spellings: readonly Spelling[];
  readonly frequencies: ReadonlyMap<string, TermFrequency>;
}

/**
 * Finds the vocabulary for a question's words: all spellings of their terms, and, for a word that the corpus doesn't have, all
 * words that it may be a misspelling or the beginning of.
 *
 * @param levenshteinSchema the schema of `levenshtein_less_equal`; with `null`, misspellings aren't corrected
 */
export async function findSpellings(
  query: Query,
  asked: readonly SearchTerm[],
  levenshteinSchema: string | null,
): Promise<FoundSpellings> {
  const readings = asked.filter(({ term, word }) => isLexeme(term) && isLexeme(word));
  const known = await spellingsOf(query, '$1::text[]', [readings.map(({ term }) => term)]);
  const terms = new Set(known.map(({ term }) => term));
  const unknown = readings.filter(
    (reading) =>
      !terms.has(reading.term) && isCorrectable(reading) && reading.word.length <= MAX_COMPARED_LENGTH,
  );
  const near =
    unknown.length === 0
      ? []
      : await spellingsOf(query, `array(${similarTerms(levenshteinSchema)})`, [
          unknown.map(({ word }) => word),
        ]);
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
    order by word, term`,
    parameters,
  );
}

/** Selects the terms of words that begin with one of the words in `$1`, or have its first letter and are within the edit distance. */
function similarTerms(levenshteinSchema: string | null): string {
  const completions = `
    select near.term from unnest($1::text[]) as asked (word)
    join ${TABLE.spellings} as near on near.word >= asked.word and near.word < asked.word || U&'\\+10FFFF' collate "C"
    where char_length(near.word) <= char_length(asked.word) + ${MAX_COMPLETION_LENGTH}`;
  if (levenshteinSchema === null) return completions;
  return `${completions}
    union
    select near.term from unnest($1::text[]) as asked (word)
    join ${TABLE.spellings} as near on left(near.word, 1) = left(asked.word, 1)
      and char_length(near.word) between char_length(asked.word) - ${MAX_EDITS} and char_length(asked.word) + ${MAX_EDITS}
    where ${levenshteinSchema}.levenshtein_less_equal(near.word, asked.word, ${MAX_EDITS}) <= ${MAX_EDITS}`;
}

/** The schema of PostgreSQL's extension fuzzystrmatch; `null` when it isn't installed, or this user may not use it. */
export async function findLevenshteinSchema(query: Query): Promise<string | null> {
  const [found] = await query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'fuzzystrmatch' and has_schema_privilege(extnamespace, 'usage')`,
  );
  return found?.schema ?? null;
}

/** Creates the extension fuzzystrmatch, if it is missing. Where that fails, misspellings aren't corrected. */
export async function installLevenshtein({ write }: Connection): Promise<void> {
  await write(async (query) => {
    const [found] = await query("select from pg_extension where extname = 'fuzzystrmatch'");
    if (found !== undefined) return;
    await createExtension(query, 'fuzzystrmatch');
  }).catch(() => {});
}
