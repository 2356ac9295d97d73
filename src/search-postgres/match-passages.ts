import type { KnownTerm } from '../core/index/known-terms.ts';
import { HEADING_BOOST } from '../core/index/passage-index.ts';
import { closestVariants, inverseDocumentFrequency } from '../core/index/search-index.ts';
import type { Query } from './connect.ts';
import { TABLE } from './passage-tables.ts';
import { quoteLexeme } from './postings.ts';

/** MiniSearch's constants for BM25+: how a term saturates, what a passage's length counts, what a term is worth by being there. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/** So many times the passages asked for are matched before the best are chosen. */
const OVERSAMPLING = 4;
/** More aren't looked at, though they match as well: nobody waits until they are read. */
const MAX_MATCHED = 10_000;
/** The exact figures are worked out of so many of them. */
const MAX_SCORED = 300;

/** In how many passages' text, and in how many's headings, a term is. */
export interface TermFrequency {
  readonly in_text: number;
  readonly in_headings: number;
}

export interface IndexSums {
  readonly passages: number;
  readonly text_length: number;
  readonly headings_length: number;
}

/** A passage that matches, and how well: BM25+ as MiniSearch computes it. */
export interface MatchRow {
  readonly article: number;
  readonly number: number;
  readonly score: number;
}

export interface MatchOptions {
  /** Of which nothing else is looked at; `null`: all. */
  readonly articles: readonly number[] | null;
  readonly limit: number;
}

interface Lexeme {
  readonly lexeme: string;
  readonly closeness: number;
  readonly text_weight: number;
  readonly headings_weight: number;
}

/** The passages that match best, best first; ties in the order of articles' ids and of passages. */
export async function matchPassages(
  query: Query,
  terms: readonly KnownTerm[],
  frequencies: ReadonlyMap<string, TermFrequency>,
  sums: IndexSums,
  { articles, limit }: MatchOptions,
): Promise<MatchRow[]> {
  const closeness = closestVariants(terms.flatMap(({ variants }) => [...variants]));
  const lexemes = [...closeness].flatMap(([lexeme, close]): Lexeme[] => {
    const found = frequencies.get(lexeme);
    if (found === undefined) return [];
    return [
      {
        lexeme,
        closeness: close,
        text_weight: inverseDocumentFrequency(found.in_text, sums.passages),
        headings_weight: HEADING_BOOST * inverseDocumentFrequency(found.in_headings, sums.passages),
      },
    ];
  });
  const byLexeme = new Map(lexemes.map((lexeme) => [lexeme.lexeme, lexeme]));
  const wanted = terms.flatMap(({ variants }) =>
    queryTermsOf([...variants.keys()], byLexeme, frequencies, sums),
  );
  if (wanted.length === 0) return [];
  let rows: MatchRow[] = [];
  for (const matching of relaxedQueries(wanted, { least: OVERSAMPLING * limit, passages: sums.passages })) {
    const found = await query<MatchRow & { matched: number }>(matchStatement(lexemes, articles !== null), [
      matching,
      JSON.stringify(lexemes),
      sums.text_length / sums.passages,
      sums.headings_length / sums.passages,
      limit,
      ...(articles === null ? [] : [articles]),
    ]);
    rows = found;
    if ((found[0]?.matched ?? 0) >= OVERSAMPLING * limit) break;
  }
  return rows;
}

function queryTermsOf(
  variants: readonly string[],
  lexemes: ReadonlyMap<string, Lexeme>,
  frequencies: ReadonlyMap<string, TermFrequency>,
  { passages }: IndexSums,
): QueryTerm[] {
  const known = variants.flatMap((variant) => lexemes.get(variant) ?? []);
  if (known.length === 0) return [];
  const holding = known
    .map(({ lexeme }) => frequencies.get(lexeme))
    .reduce((sum, found) => sum + (found?.in_text ?? 0) + (found?.in_headings ?? 0), 0);
  return [
    {
      query: `(${known.map(({ lexeme }) => quoteLexeme(lexeme)).join('|')})`,
      weight: Math.max(...known.map(({ closeness, text_weight }) => closeness * text_weight)),
      share: Math.min(1, holding / passages),
    },
  ];
}

/**
 * `$1` the matching `tsquery`, `$2` the lexemes as JSON, `$3` and `$4` the mean lengths of texts and headings, `$5` the limit, `$6`
 * the articles.
 */
function matchStatement(lexemes: readonly Lexeme[], isOfSome: boolean): string {
  const held = lexemes.map(({ lexeme }) => `(terms @@ ${literal(quoteLexeme(lexeme))}::tsquery)::int`);
  const gains = held.map(
    (is, place) => `${is} * ${(lexemes[place]?.closeness ?? 0) * (lexemes[place]?.text_weight ?? 0)}`,
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
      where terms @@ $1::tsquery ${isOfSome ? 'and article = any($6)' : ''}
      limit ${MAX_MATCHED}
    ), promising as materialized (
      select matching.*, listed.id from matching
      join ${TABLE.articles} as listed on listed.key = article
      order by (${held.join(' + ')}) * (${gains.join(' + ')}) / (2 + text_length / $3::float8) desc, listed.id, number
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

/** What a question asks for, and how rare it is. */
export interface QueryTerm {
  /** What matches it, as PostgreSQL reads a `tsquery`. */
  readonly query: string;
  /** What a passage that holds it gains by it, above 0. */
  readonly weight: number;
  /** The share of the passages that hold it, from 0 to 1. */
  readonly share: number;
}

/** Of more, the lightest are left out of the choice of passages; they still count when these are compared. */
const MAX_QUERY_TERMS = 8;

/** Each query is expected to match so many times more passages than the one before. */
const RELAXATION_FACTOR = 8;

/**
 * Queries that match more and more passages, the best first: those that hold much of what is wanted. BM25 as MiniSearch has it grows
 * with the sum of the weights held, times how many they are; each query matches all passages of which that product is at
 * least so much. So no passage that a query leaves out holds more than those that it matches, and rare words, or several
 * common ones together, are looked up without going through every passage that holds a common one.
 *
 * @param wanted at least one
 * @param least how many passages the first should match, of how many there are, by a rough estimate
 */
export function* relaxedQueries(
  wanted: readonly QueryTerm[],
  { least, passages }: { readonly least: number; readonly passages: number },
): Generator<string> {
  const heaviest = [...wanted].sort((a, b) => b.weight - a.weight).slice(0, MAX_QUERY_TERMS);
  const subsets = subsetsOf(heaviest);
  const levels = [...new Set(subsets.map(({ gain }) => gain))].sort((a, b) => b - a);
  let expected = least;
  for (const [place, level] of levels.entries()) {
    const chosen = subsets.filter(({ gain, nextBest }) => gain >= level && nextBest < level);
    // As if words stood together by chance: they do so more often, so that it is an underestimate.
    const matched = passages * chosen.reduce((sum, { share }) => sum + share, 0);
    if (matched < expected && place < levels.length - 1) continue;
    yield chosen.map(({ members }) => `(${members.map(({ query }) => query).join('&')})`).join('|');
    expected = Math.max(matched, expected) * RELAXATION_FACTOR;
  }
}

interface TermSubset {
  readonly members: readonly QueryTerm[];
  /** The sum of the weights, times how many they are. */
  readonly gain: number;
  /** The most that is gained without one of them. */
  readonly nextBest: number;
  /** The share of passages that would hold all of them by chance. */
  readonly share: number;
}

function subsetsOf(wanted: readonly QueryTerm[]): TermSubset[] {
  return Array.from({ length: 2 ** wanted.length - 1 }, (_, place) => {
    const members = wanted.filter((_, at) => ((place + 1) >> at) & 1);
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
