import type { Article } from '../core/article.ts';
import { articleOfRows, type PassageRow } from './article-of-rows.ts';
import { TABLE } from './passage-tables.ts';
import type { Query } from './query.ts';
import type { Shelf } from './read-shelf.ts';

/** What is offered to somebody who begins to ask is taken from the beginnings of so many articles, and so many passages each. */
const SAMPLED_ARTICLES = 50;
const SAMPLED_PASSAGES = 50;

/** The beginnings of the first articles of a shelf, as far as they are still there. */
export async function readSample(query: Query, { articles, keys }: Shelf): Promise<Article[]> {
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
