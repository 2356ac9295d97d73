import { type Meaning, NEAREST } from '../core/answering/meaning.ts';
import type { PlacedPassage } from '../core/article.ts';
import { createDotProducts, MAX_QUERY_NUMBER } from '../core/index/dot-products.ts';
import { largestOf, lengthOf, quantise } from '../core/index/quantised-vector.ts';
import {
  type Comparison,
  type Coverage,
  type Distribution,
  distributionOf,
} from '../core/index/vector-index.ts';
import { VECTOR_SIZE, type Vector } from '../core/ports/embedder.ts';
import type { Query } from './connect.ts';
import { TABLE } from './passage-tables.ts';
import { type VectorTable, vectorLiteral } from './vector-tables.ts';

/**
 * The passages that are nearest to a question in meaning. Few are compared one by one, which is exact; of more, pgvector's HNSW
 * index finds nearly all of the nearest.
 */

/** How many neighbours the index looks at: of the first fourteen it then finds 98 %, with 100 of them 94 % (21,768 real passages, 48 questions). */
const SEARCH_BREADTH = 200;
/** The same where a filter comes after, and the search can't go on: the most that pgvector allows. */
const MAX_SEARCH_BREADTH = 1_000;

/** A passage's key, and how near it is. */
export interface NearRow {
  readonly article: number;
  readonly number: number;
  readonly cosine: number;
}

export interface NearestPassages {
  /** Nearest first, with those of the article that is looked in. */
  readonly rows: readonly NearRow[];
  /** Of the cosines of all passages; `null` when there are none. */
  readonly all: Distribution | null;
}

export interface NearestOptions {
  readonly table: VectorTable;
  readonly sample: VectorSample;
  /** The keys of the articles to search; `null` for all. */
  readonly articles: readonly number[] | null;
  /** The key of the article whose own nearest are wanted as well; `null` for none. */
  readonly within: number | null;
  /** How many passages there are to search. */
  readonly passages: number;
  /** Up to so many are compared one by one. */
  readonly exactUpTo: number;
}

export async function findNearest(
  query: Query,
  question: Vector,
  { table, sample, articles, within, passages, exactUpTo }: NearestOptions,
): Promise<NearestPassages> {
  const isExact = passages <= exactUpTo;
  const { rows, all } = isExact
    ? await compareEach(query, question, table, articles)
    : {
        rows: await searchIndex(query, question, table, articles),
        all: sample.distribution(question, articles),
      };
  if (within === null) return { rows, all };
  const own = await compareEach(query, question, table, [within]);
  const known = new Set(rows.map(({ article, number }) => `${article} ${number}`));
  const others = own.rows.filter(({ article, number }) => !known.has(`${article} ${number}`));
  return { rows: [...rows, ...others].sort((a, b) => b.cosine - a.cosine), all };
}

async function compareEach(
  query: Query,
  question: Vector,
  { name, type, distance }: VectorTable,
  articles: readonly number[] | null,
): Promise<NearestPassages> {
  const found = await query<NearRow & Distribution>(
    `with compared as materialized (
      select article, number, 1 - (vector ${distance} $1::${type}) as cosine
      from ${TABLE.passages} join ${name} using (digest)
      where vector is not null ${articles === null ? '' : 'and article = any($2)'}
    )
    select article, number, cosine,
      (select avg(cosine) from compared) as mean, (select stddev_pop(cosine) from compared) as deviation
    from compared order by cosine desc, article, number limit ${NEAREST}`,
    [vectorLiteral(question), ...(articles === null ? [] : [articles])],
  );
  const [first] = found;
  return {
    rows: found.map(({ article, number, cosine }) => ({ article, number, cosine })),
    all: first === undefined ? null : { mean: first.mean, deviation: first.deviation },
  };
}

async function searchIndex(
  query: Query,
  question: Vector,
  { name, type, distance, canIterate }: VectorTable,
  articles: readonly number[] | null,
): Promise<NearRow[]> {
  const isFiltered = articles !== null;
  const breadth = isFiltered && !canIterate ? MAX_SEARCH_BREADTH : SEARCH_BREADTH;
  await query(`set local hnsw.ef_search = ${breadth}`);
  if (isFiltered && canIterate) await query('set local hnsw.iterative_scan = strict_order');
  const isWanted = `where exists (
    select from ${TABLE.passages} as held where held.digest = known.digest and held.article = any($2)
  )`;
  return query<NearRow>(
    `with nearest as materialized (
      select digest, 1 - (vector ${distance} $1::${type}) as cosine from ${name} as known
      ${isFiltered ? isWanted : ''}
      order by vector ${distance} $1::${type} limit ${NEAREST}
    )
    select article, number, cosine from nearest join ${TABLE.passages} using (digest)
    ${isFiltered ? 'where article = any($2)' : ''}
    order by cosine desc, article, number limit ${NEAREST}`,
    [vectorLiteral(question), ...(isFiltered ? [articles] : [])],
  );
}

/** Some of the vectors, in memory: how close all of them are to a question is estimated from these. */
export interface VectorSample {
  /** @param articles the keys of those that are searched; `null` for all */
  readonly distribution: (question: Vector, articles: readonly number[] | null) => Distribution | null;
}

/** The mean of so many cosines is off by 2 % of their standard deviation, and the deviation by as much. */
const SAMPLED = 2_000;
/** Of a part of the articles with fewer in the sample, the distribution is taken to be that of all. */
const MIN_SAMPLED = 200;

/** Reads the vectors whose hashes come first: any, yet always the same. */
export async function readVectorSample(query: Query, { name }: VectorTable): Promise<VectorSample> {
  const rows = await query<{ article: number; vector: string }>(
    `select article, vector::text as vector
    from (select digest, vector from ${name} where vector is not null order by digest limit ${SAMPLED}) as sampled
    join lateral (select article from ${TABLE.passages} where digest = sampled.digest limit 1) as held on true`,
  );
  const { rows: numbers, multiply } = createDotProducts(rows.length);
  const lengths = rows.map(({ vector }, place) => {
    const quantised = quantise(Float32Array.from(JSON.parse(vector) as number[]));
    numbers.set(quantised, place * VECTOR_SIZE);
    return lengthOf(quantised) || 1;
  });
  return {
    distribution(question, articles) {
      const step = largestOf(question) / MAX_QUERY_NUMBER || 1;
      const integers = question.map((value) => Math.round(value / step));
      const length = lengthOf(integers) || 1;
      const cosines = Float64Array.from(
        multiply(integers),
        (product, place) => product / (length * (lengths[place] ?? 1)),
      );
      const wanted = articles && new Set(articles);
      const some = cosines.filter((_, place) => wanted?.has(rows[place]?.article ?? -1) ?? true);
      return distributionOf(some.length < MIN_SAMPLED ? cosines : some);
    },
  };
}

/** What a question is compared with: what was found for it, and nothing else. */
export interface FoundMeaning {
  /** `null`: the embedder wasn't in time. */
  readonly question: Vector | null;
  readonly coverage: Coverage;
  /** Nearest first. */
  readonly nearest: readonly (PlacedPassage & { readonly cosine: number })[];
  readonly cosineOf: Comparison['cosineOf'];
  readonly cosineOfSentence: Comparison['cosineOfSentence'];
  readonly all: Distribution | null;
}

/** The core's search by meaning, over what has been found for one question: its vector is known, and so are the nearest. */
export function meaningOf({ question, coverage, nearest, all, ...cosines }: FoundMeaning): Meaning {
  return {
    embedder: { embedQuestion: async () => question },
    vectors: {
      coverage: () => coverage,
      compare: (_, isWanted = () => true) => ({
        nearest: (limit) => nearest.filter(({ article }) => isWanted(article)).slice(0, limit),
        ...cosines,
        distribution: () => all,
      }),
    },
  };
}
