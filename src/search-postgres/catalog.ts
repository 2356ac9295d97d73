import { isSearchable } from '../core/answering/meaning.ts';
import type { Article, ArticleHead } from '../core/article.ts';
import type { ListedArticle } from '../core/bot/library.ts';
import { createSynonyms, type Synonyms } from '../core/index/synonyms.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import type { Query } from './connect.ts';
import { readVectorSample, type VectorSample } from './nearest-passages.ts';
import { articleOfRows, type PassageRow, TABLE } from './passage-tables.ts';
import type { IndexSums } from './rank-passages.ts';
import { findLevenshteinSchema } from './spellings.ts';
import { findExtension, findVectorTable, type VectorTable } from './vector-tables.ts';

/** All of the indexed articles but their texts, held in memory. */
export interface Catalog {
  /** Changes with each change of the index. */
  readonly version: number;
  readonly sums: IndexSums;
  /** By id. */
  readonly articles: readonly ListedArticle[];
  /** By their keys in the tables. */
  readonly byKey: ReadonlyMap<number, ListedArticle>;
  readonly keys: ReadonlyMap<string, number>;
  readonly synonyms: Synonyms;
  /** How many articles were indexed without a reader, so that it can't read them. */
  readonly articlesWithoutWindows: number;
  /** The schema of PostgreSQL's `levenshtein_less_equal`; `null` when it isn't installed. */
  readonly levenshteinSchema: string | null;
  /** How many passages have a vector of this process' embedder; `null` without an embedder. */
  readonly coverage: Coverage | null;
  /** What passages are searched by meaning with; `null`: they are found by their words alone. */
  readonly vectors: { readonly table: VectorTable; readonly sample: VectorSample } | null;
  /** Why passages are found by their words alone, or not all by meaning: a sentence. `null` when nothing is wrong, or without an embedder. */
  readonly meaningProblem: string | null;
}

interface ArticleRow {
  readonly key: number;
  readonly id: string;
  readonly size: number;
  readonly digest: string;
  readonly is_cut: boolean;
  readonly details: Omit<ArticleHead, 'id'>;
}

/** @throws StoreUnavailable */
export async function readVersion(query: Query): Promise<number> {
  const [state] = await query<{ version: number }>(`select version from ${TABLE.state}`);
  return state?.version ?? 0;
}

interface OwnEmbedder {
  readonly version: string;
  /** Up to so many passages need no index for nearest neighbours. */
  readonly exactUpTo: number;
}

/** @param embedder this process' own; `null` without one */
export async function readCatalog(query: Query, embedder: OwnEmbedder | null): Promise<Catalog> {
  const [state] = await query<IndexSums & State>(
    `select version, passages, text_length, headings_length, embedder, embedded from ${TABLE.state}`,
  );
  const rows = await query<ArticleRow>(
    `select key, id, size, digest, is_cut, details from ${TABLE.articles} order by id`,
  );
  const listed = rows.map(({ key, id, size, digest, details }) => ({
    key,
    article: { id, size, digest, ...details },
  }));
  return {
    version: state?.version ?? 0,
    sums: state ?? { passages: 0, text_length: 0, headings_length: 0 },
    articles: listed.map(({ article }) => article),
    byKey: new Map(listed.map(({ key, article }) => [key, article])),
    keys: new Map(listed.map(({ key, article: { id } }) => [id, key])),
    synonyms: createSynonyms(listed.map(({ article }) => article)),
    articlesWithoutWindows: rows.filter(({ is_cut }) => !is_cut).length,
    levenshteinSchema: await findLevenshteinSchema(query),
    ...(await openMeaning(query, embedder, state)),
  };
}

interface State {
  readonly version: number;
  readonly passages: number;
  /** The version of the embedder that `embedded` counts vectors of. */
  readonly embedder: string | null;
  readonly embedded: number;
}

async function openMeaning(
  query: Query,
  embedder: OwnEmbedder | null,
  state: State | undefined,
): Promise<Pick<Catalog, 'coverage' | 'vectors' | 'meaningProblem'>> {
  if (embedder === null || state === undefined)
    return { coverage: null, vectors: null, meaningProblem: null };
  const { passages } = state;
  const coverage = { passages, embedded: state.embedder === embedder.version ? state.embedded : 0 };
  const without = (meaningProblem: string) => ({ coverage, vectors: null, meaningProblem });
  if ((await findExtension(query)) === null)
    return without(
      'Passages are found by their words alone: the database lacks the extension "vector" (pgvector).',
    );
  const table = await findVectorTable(query, embedder.version);
  const found = `${coverage.embedded.toLocaleString('en')} of ${passages.toLocaleString('en')} passages are embedded`;
  if (table === null || !isSearchable(coverage))
    return without(`Passages are found by their words alone: ${found}; "kursk index" embeds the others.`);
  if (!table.isIndexed && passages > embedder.exactUpTo)
    return without(
      'Passages are found by their words alone: the vectors have no index yet; "kursk index" builds it.',
    );
  return {
    coverage,
    vectors: { table, sample: await readVectorSample(query, table) },
    meaningProblem:
      coverage.embedded < passages
        ? `Some passages are found by their words alone: ${found}; "kursk index" embeds the others.`
        : null,
  };
}

/** Suggested questions are made from the beginnings of this many articles, and of this many passages each. */
const SAMPLED_ARTICLES = 50;
const SAMPLED_PASSAGES = 50;

/** The beginnings of the first articles of a catalog, without those that have been removed since. */
export async function readSample(query: Query, { articles, keys }: Catalog): Promise<Article[]> {
  const heads = articles.slice(0, SAMPLED_ARTICLES);
  const rows = await query<PassageRow & { article: number }>(
    `select article, number, text, section, sentence_ends from ${TABLE.passages}
    where article = any($1) and number <= ${SAMPLED_PASSAGES} order by article, number`,
    [heads.map(({ id }) => keys.get(id))],
  );
  return heads
    .map((head) =>
      articleOfRows(
        head,
        rows.filter(({ article }) => article === keys.get(head.id)),
      ),
    )
    .filter(({ passages }) => passages.length > 0);
}
