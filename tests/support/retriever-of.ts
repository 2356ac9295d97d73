import { onTestFinished } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { OpenEmbedder } from '../../src/inference/open-embedder.ts';
import type { OpenReader } from '../../src/inference/open-reader.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import { embedPassages } from '../../src/search-postgres/embed-passages.ts';
import { openRetriever, type Retriever } from '../../src/search-postgres/open-retriever.ts';
import { createTables } from '../../src/search-postgres/passage-tables.ts';
import { installLevenshtein } from '../../src/search-postgres/spellings.ts';
import { createArticleWriter } from '../../src/search-postgres/write-articles.ts';
import type { TestDatabases } from './databases.ts';
import { PATIENT } from './patient.ts';

/** Articles in a database of their own, with what looks them up. @param reader cuts and reads them, and @param embedder embeds them; left out: nothing does */
export async function retrieverOf(
  postgres: TestDatabases,
  articles: readonly Article[],
  reader: OpenReader | null = null,
  embedder: OpenEmbedder | null = null,
  exactUpTo?: number,
): Promise<Retriever & { readonly url: string }> {
  const address = await postgres.create();
  if (address.kind !== 'postgres') throw new Error('Articles are held by PostgreSQL alone.');
  const connection = connect(address.url, { readTimeouts: PATIENT });
  await installLevenshtein(connection);
  await connection.write(async (query) => {
    await createTables(query);
    const writer = createArticleWriter(query);
    for (const article of articles)
      await writer.put({ article, file: article.id, fileDigest: '', cut: reader?.cut(article) ?? null });
    await writer.finish();
  });
  await connection.close();
  if (embedder !== null)
    await embedPassages({
      ...{ url: address.url, embedder, signal: new AbortController().signal },
      ...(exactUpTo === undefined ? {} : { exactUpTo }),
      onStart: async () => {},
      onProgress: () => {},
    });
  const retriever = openRetriever(address.url, {
    reader: reader && { read: reader.read, limit: 16 },
    ...{ embedder, readTimeouts: PATIENT },
    ...(exactUpTo === undefined ? {} : { exactUpTo }),
  });
  onTestFinished(retriever.close);
  return { ...retriever, url: address.url };
}
