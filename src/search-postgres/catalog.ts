import type { Article, ArticleHead } from '../core/article.ts';
import type { ListedArticle } from '../core/bot/library.ts';
import { createSynonyms, type Synonyms } from '../core/index/synonyms.ts';
import type { Query } from './connect.ts';
import { articleOfRows, type PassageRow, TABLE } from './passage-tables.ts';
import type { IndexSums } from './rank-passages.ts';
import { findLevenshteinSchema } from './spellings.ts';

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

export async function readCatalog(query: Query): Promise<Catalog> {
  const [state] = await query<IndexSums & { version: number }>(
    `select version, passages, text_length, headings_length from ${TABLE.state}`,
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
