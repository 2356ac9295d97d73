import { isForgiven, LONGEST_ENDING, MOST_EDITS, type Spelling } from '../core/index/vocabulary.ts';
import type { Reading } from '../core/question/question.ts';
import { isLexeme } from './lexemes.ts';
import type { TermFrequency } from './match-passages.ts';
import { TABLE } from './passage-tables.ts';
import type { Query } from './query.ts';

/** No longer word is compared with others; PostgreSQL takes none above 255 characters. */
const LONGEST_COMPARED = 60;

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
  asked: readonly Reading[],
  functions: string | null,
): Promise<FoundSpellings> {
  const readings = asked.filter(({ term, word }) => isLexeme(term) && isLexeme(word));
  const known = await spellingsOf(query, '$1::text[]', [readings.map(({ term }) => term)]);
  const terms = new Set(known.map(({ term }) => term));
  const unknown = readings.filter(
    ({ term, word }) => !terms.has(term) && isForgiven(word) && word.length <= LONGEST_COMPARED,
  );
  const near =
    unknown.length === 0
      ? []
      : await spellingsOf(query, `array(${nearTo(functions)})`, [unknown.map(({ word }) => word)]);
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
function nearTo(functions: string | null): string {
  const begun = `
    select near.term from unnest($1::text[]) as asked (word)
    join ${TABLE.spellings} as near on near.word >= asked.word and near.word < asked.word || U&'\\+10FFFF' collate "C"
    where char_length(near.word) <= char_length(asked.word) + ${LONGEST_ENDING}`;
  if (functions === null) return begun;
  return `${begun}
    union
    select near.term from unnest($1::text[]) as asked (word)
    join ${TABLE.spellings} as near on left(near.word, 1) = left(asked.word, 1)
      and char_length(near.word) between char_length(asked.word) - ${MOST_EDITS} and char_length(asked.word) + ${MOST_EDITS}
    where ${functions}.levenshtein_less_equal(near.word, asked.word, ${MOST_EDITS}) <= ${MOST_EDITS}`;
}
