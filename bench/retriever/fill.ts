import type { Article } from '../../src/core/article.ts';
import type { Reader } from '../../src/core/ports/reader.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import {
  analyze,
  createTables,
  createTermIndex,
  dropTermIndex,
} from '../../src/search-postgres/passage-tables.ts';
import { installLevenshtein } from '../../src/search-postgres/spellings.ts';
import { createArticleWriter } from '../../src/search-postgres/write-articles.ts';
import { alteredCopy } from '../speed/altered-copy.ts';

/** Which copies of the articles are there already: those from 0 to this number, not included. */
export interface Filled {
  readonly copies: number;
  readonly passages: number;
  /** It took so long, all in all, since the first. */
  readonly seconds: number;
}

export const EMPTY: Filled = { copies: 0, passages: 0, seconds: 0 };

/**
 * Adds altered copies of the articles to the tables, until there are so many passages; the first is the articles themselves.
 *
 * @param cut cuts an article into windows
 */
export async function fill(
  url: string,
  articles: readonly Article[],
  cut: Reader['cut'],
  wanted: number,
  before: Filled,
): Promise<Filled> {
  const start = performance.now();
  const connection = connect(url);
  await installLevenshtein(connection);
  let { copies, passages } = before;
  await connection.write(async (query) => {
    await createTables(query);
    await dropTermIndex(query);
    const writer = createArticleWriter(query);
    for (; passages < wanted; copies += 1) {
      for (const original of articles) {
        const id = `${original.id}-${copies}`;
        const article = { ...(copies === 0 ? original : alteredCopy(original, copies)), id };
        await writer.put({ article, file: id, fileDigest: id, cut: cut(article) });
        passages += article.passages.length;
      }
    }
    await writer.finish();
    await createTermIndex(query);
    await analyze(query);
  });
  await connection.close();
  return { copies, passages, seconds: before.seconds + (performance.now() - start) / 1_000 };
}
