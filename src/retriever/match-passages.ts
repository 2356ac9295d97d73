import type { KnownTerm } from '../core/index/known-term.ts';
import { closestOf } from '../core/index/lookup.ts';
import { HEADING_BOOST } from '../core/index/passage-index.ts';
import { rarity } from '../core/index/rarity.ts';
import { quoted } from './lexemes.ts';
import { TABLE } from './passage-tables.ts';
import type { Query } from './query.ts';
import { type Wanted, widening } from './widening.ts';

/** MiniSearch's constants for BM25+: how a term saturates, what a passage's length counts, what a term is worth by being there. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/** So many times the passages asked for are matched before the best are chosen. */
const SPARE = 4;
/** More aren't looked at, though they match as well: nobody waits until they are read. */
const MOST_MATCHED = 10_000;
/** The exact figures are worked out of so many of them. */
const MOST_COMPARED = 300;

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
  const closeness = closestOf(terms.flatMap(({ variants }) => [...variants]));
  const lexemes = [...closeness].flatMap(([lexeme, close]): Lexeme[] => {
    const found = frequencies.get(lexeme);
    if (found === undefined) return [];
    return [
      {
        lexeme,
        closeness: close,
        text_weight: rarity(found.in_text, sums.passages),
        headings_weight: HEADING_BOOST * rarity(found.in_headings, sums.passages),
      },
    ];
  });
  const byLexeme = new Map(lexemes.map((lexeme) => [lexeme.lexeme, lexeme]));
  const wanted = terms.flatMap(({ variants }) => wantedOf([...variants.keys()], byLexeme, frequencies, sums));
  if (wanted.length === 0) return [];
  let rows: MatchRow[] = [];
  for (const matching of widening(wanted, { least: SPARE * limit, passages: sums.passages })) {
    const found = await query<MatchRow & { matched: number }>(statementOf(lexemes, articles !== null), [
      matching,
      JSON.stringify(lexemes),
      sums.text_length / sums.passages,
      sums.headings_length / sums.passages,
      limit,
      ...(articles === null ? [] : [articles]),
    ]);
    rows = found;
    if ((found[0]?.matched ?? 0) >= SPARE * limit) break;
  }
  return rows;
}

function wantedOf(
  variants: readonly string[],
  lexemes: ReadonlyMap<string, Lexeme>,
  frequencies: ReadonlyMap<string, TermFrequency>,
  { passages }: IndexSums,
): Wanted[] {
  const known = variants.flatMap((variant) => lexemes.get(variant) ?? []);
  if (known.length === 0) return [];
  const holding = known
    .map(({ lexeme }) => frequencies.get(lexeme))
    .reduce((sum, found) => sum + (found?.in_text ?? 0) + (found?.in_headings ?? 0), 0);
  return [
    {
      query: `(${known.map(({ lexeme }) => quoted(lexeme)).join('|')})`,
      weight: Math.max(...known.map(({ closeness, text_weight }) => closeness * text_weight)),
      share: Math.min(1, holding / passages),
    },
  ];
}

/**
 * `$1` the matching `tsquery`, `$2` the lexemes as JSON, `$3` and `$4` the mean lengths of texts and headings, `$5` the limit, `$6`
 * the articles.
 */
function statementOf(lexemes: readonly Lexeme[], isOfSome: boolean): string {
  const held = lexemes.map(({ lexeme }) => `(terms @@ ${literal(quoted(lexeme))}::tsquery)::int`);
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
      limit ${MOST_MATCHED}
    ), promising as materialized (
      select matching.*, listed.id from matching
      join ${TABLE.articles} as listed on listed.key = article
      order by (${held.join(' + ')}) * (${gains.join(' + ')}) / (2 + text_length / $3::float8) desc, listed.id, number
      limit ${MOST_COMPARED}
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
