import { BM25 } from '../core/index/bm25.ts';
import type { KnownTerm } from '../core/index/known-terms.ts';
import { HEADING_BOOST } from '../core/index/passage-index.ts';
import { closestVariants, inverseDocumentFrequency } from '../core/index/search-index.ts';
import type { Query } from './connect.ts';
import { TABLE } from './passage-tables.ts';
import { quoteLexeme } from './postings.ts';

/**
 * Finds the passages that match a question best, scored by BM25+ exactly as MiniSearch scores the passages in memory. PostgreSQL
 * has no such ranking, and scoring every passage with a common word would take too long. So selective queries are tried first and
 * relaxed step by step (`relaxedQueries`), until they match several times the passages that are wanted; a rough score picks the
 * best of the matches, and only those are scored exactly.
 */

/** How many times as many passages must match as are wanted, before queries are no longer relaxed. */
const OVERSAMPLING = 4;
/** Further matches are ignored: reading them takes too long. */
const MAX_MATCHED = 10_000;
/** How many matches get an exact score. */
const MAX_SCORED = 300;

/** How many passages have a term in their text, and how many in their headings. */
export interface TermFrequency {
  readonly in_text: number;
  readonly in_headings: number;
}

export interface IndexSums {
  readonly passages: number;
  readonly text_length: number;
  readonly headings_length: number;
}

export interface RankedRow {
  /** The article's key. */
  readonly article: number;
  readonly number: number;
  /** BM25+ as MiniSearch computes it. */
  readonly score: number;
}

export interface RankingOptions {
  /** Keys of the articles to search; `null` for all. */
  readonly articles: readonly number[] | null;
  readonly limit: number;
}

interface Lexeme {
  readonly lexeme: string;
  readonly closeness: number;
  readonly text_weight: number;
  readonly headings_weight: number;
}

/** Best first; ties by the article's id, then by the passage's number. */
export async function rankPassages(
  query: Query,
  terms: readonly KnownTerm[],
  frequencies: ReadonlyMap<string, TermFrequency>,
  sums: IndexSums,
  { articles, limit }: RankingOptions,
): Promise<RankedRow[]> {
  const closeness = closestVariants(terms.flatMap(({ variants }) => [...variants]));
  const lexemes = [...closeness].flatMap(([lexeme, close]): Lexeme[] => {
    const frequency = frequencies.get(lexeme);
    if (frequency === undefined) return [];
    return [
      {
        lexeme,
        closeness: close,
        text_weight: inverseDocumentFrequency(frequency.in_text, sums.passages),
        headings_weight: HEADING_BOOST * inverseDocumentFrequency(frequency.in_headings, sums.passages),
      },
    ];
  });
  const byLexeme = new Map(lexemes.map((lexeme) => [lexeme.lexeme, lexeme]));
  const queryTerms = terms.flatMap(({ variants }) =>
    toQueryTerm([...variants.keys()], byLexeme, frequencies, sums),
  );
  if (queryTerms.length === 0) return [];
  const minMatches = OVERSAMPLING * limit;
  let rows: RankedRow[] = [];
  for (const matching of relaxedQueries(queryTerms, { minMatches, passages: sums.passages })) {
    const found = await query<RankedRow & { matched: number }>(rankingStatement(lexemes, articles !== null), [
      matching,
      JSON.stringify(lexemes),
      sums.text_length / sums.passages,
      sums.headings_length / sums.passages,
      limit,
      ...(articles === null ? [] : [articles]),
    ]);
    rows = found;
    if ((found[0]?.matched ?? 0) >= minMatches) break;
  }
  return rows;
}

/** The term with all its variants; none when the corpus has none of them. */
function toQueryTerm(
  variants: readonly string[],
  lexemes: ReadonlyMap<string, Lexeme>,
  frequencies: ReadonlyMap<string, TermFrequency>,
  { passages }: IndexSums,
): QueryTerm[] {
  const known = variants.flatMap((variant) => lexemes.get(variant) ?? []);
  if (known.length === 0) return [];
  const occurrences = known
    .map(({ lexeme }) => frequencies.get(lexeme))
    .reduce((sum, found) => sum + (found?.in_text ?? 0) + (found?.in_headings ?? 0), 0);
  return [
    {
      query: `(${known.map(({ lexeme }) => quoteLexeme(lexeme)).join('|')})`,
      weight: Math.max(...known.map(({ closeness, text_weight }) => closeness * text_weight)),
      share: Math.min(1, occurrences / passages),
    },
  ];
}

/**
 * Parameters: `$1` the `tsquery`, `$2` the lexemes as JSON, `$3` and `$4` the mean lengths of texts and headings, `$5` the limit,
 * and `$6` the keys of the articles, if the search is restricted.
 */
function rankingStatement(lexemes: readonly Lexeme[], isRestricted: boolean): string {
  const hits = lexemes.map(({ lexeme }) => `(terms @@ ${literal(quoteLexeme(lexeme))}::tsquery)::int`);
  const gains = hits.map(
    (hit, index) => `${hit} * ${(lexemes[index]?.closeness ?? 0) * (lexemes[index]?.text_weight ?? 0)}`,
  );
  const { k, b, d } = BM25;
  const gain = (weight: string, count: string, length: string, mean: string) =>
    `case when ${count} = 0 then 0 else ${weight} * (${d} + ${count} * ${k + 1} / (${count} + ${k} * (${1 - b} + ${b} * ${length} / ${mean}::float8))) end`;
  return `
    with asked as materialized (
      select * from jsonb_to_recordset($2) as one (
        lexeme text, closeness float8, text_weight float8, headings_weight float8
      )
    ), matching as materialized (
      select article, number, terms, text_length, headings_length from ${TABLE.postings}
      where terms @@ $1::tsquery ${isRestricted ? 'and article = any($6)' : ''}
      limit ${MAX_MATCHED}
    ), promising as materialized (
      select matching.*, listed.id from matching
      join ${TABLE.articles} as listed on listed.key = article
      order by (${hits.join(' + ')}) * (${gains.join(' + ')}) / (2 + text_length / $3::float8) desc, listed.id, number
      limit ${MAX_SCORED}
    )
    select article, number, score, (select count(*)::int from matching) as matched
    from promising
    cross join lateral (
      select count(*) * sum(closeness * (
        ${gain('text_weight', 'in_text', 'text_length', '$3')} +
        ${gain('headings_weight', 'in_headings', 'headings_length', '$4')}
      )) as score
      from unnest(terms) as held
      join asked using (lexeme)
      cross join lateral (
        select
          cardinality(array_positions(held.weights, 'D')) as in_text,
          cardinality(array_positions(held.weights, 'A')) as in_headings
      ) as counts
    ) as scored
    order by score desc, id, number
    limit $5`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A term of the question. */
export interface QueryTerm {
  /** A `tsquery` that matches it. */
  readonly query: string;
  /** How much it adds to a passage's score, above 0. */
  readonly weight: number;
  /** The share of passages that hold it, from 0 to 1. */
  readonly share: number;
}

/** Beyond these, the terms of least weight don't decide which passages match. They still count in the score. */
const MAX_QUERY_TERMS = 8;

/** Each query should match this many times as many passages as the one before. */
const RELAXATION_FACTOR = 8;

/**
 * Yields `tsquery`s from the most selective to the least. MiniSearch's score grows with the sum of the weights of the terms that a
 * passage holds, times their number: the gain. A query matches all passages whose gain reaches a level, so none that it leaves out
 * has a higher gain than one that it matches; and passages with rare words, or with several common ones, are found by the index
 * without a scan of all passages with a common word.
 *
 * @param terms at least one
 * @param minMatches how many of the passages the first query should match, by a rough estimate
 */
export function* relaxedQueries(
  terms: readonly QueryTerm[],
  { minMatches, passages }: { readonly minMatches: number; readonly passages: number },
): Generator<string> {
  const heaviest = [...terms].sort((a, b) => b.weight - a.weight).slice(0, MAX_QUERY_TERMS);
  const subsets = subsetsOf(heaviest);
  const levels = [...new Set(subsets.map(({ gain }) => gain))].sort((a, b) => b - a);
  let wanted = minMatches;
  for (const [index, level] of levels.entries()) {
    // The minimal subsets that reach the level: without any of its terms, each would fall below it.
    const minimal = subsets.filter(({ gain, nextBest }) => gain >= level && nextBest < level);
    // Assumes that terms are independent. They aren't, so this is an underestimate.
    const expected = passages * minimal.reduce((sum, { share }) => sum + share, 0);
    if (expected < wanted && index < levels.length - 1) continue;
    yield minimal.map(({ members }) => `(${members.map(({ query }) => query).join('&')})`).join('|');
    wanted = Math.max(expected, wanted) * RELAXATION_FACTOR;
  }
}

interface TermSubset {
  readonly members: readonly QueryTerm[];
  /** The sum of the weights, times the number of terms. */
  readonly gain: number;
  /** The gain without the term of least weight. */
  readonly nextBest: number;
  /** The share of passages that would hold all of them, were they independent. */
  readonly share: number;
}

/** All subsets but the empty one. */
function subsetsOf(terms: readonly QueryTerm[]): TermSubset[] {
  return Array.from({ length: 2 ** terms.length - 1 }, (_, index) => {
    const bits = index + 1;
    const members = terms.filter((_, bit) => (bits >> bit) & 1);
    const lightest = Math.min(...members.map(({ weight }) => weight));
    const sum = members.reduce((total, { weight }) => total + weight, 0);
    return {
      members,
      gain: sum * members.length,
      nextBest: (sum - lightest) * (members.length - 1),
      share: members.reduce((product, { share }) => product * share, 1),
    };
  });
}
