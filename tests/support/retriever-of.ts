import { onTestFinished } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { OpenReader } from '../../src/inference/open-reader.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import { openRetriever, type Retriever } from '../../src/search-postgres/open-retriever.ts';
import { createTables } from '../../src/search-postgres/passage-tables.ts';
import { installLevenshtein } from '../../src/search-postgres/spellings.ts';
import { createArticleWriter } from '../../src/search-postgres/write-articles.ts';
import type { TestDatabases } from './databases.ts';
import { PATIENT } from './patient.ts';

/** Articles in a database of their own, with what looks them up. @param reader cuts and reads them; left out: nothing does */
export async function retrieverOf(
  postgres: TestDatabases,
  articles: readonly Article[],
  reader: OpenReader | null = null,
): Promise<Retriever> {
  const address = await postgres.create();
  if (address.kind !== 'postgres') throw new Error('Articles are held by PostgreSQL alone.');
  const connection = connect(address.url, PATIENT);
  await installLevenshtein(connection);
  await connection.write(async (query) => {
    await createTables(query);
    const writer = createArticleWriter(query);
    for (const article of articles)
      await writer.put({ article, file: article.id, fileDigest: '', cut: reader?.cut(article) ?? null });
    await writer.finish();
  });
  await connection.close();
  const retriever = openRetriever(address.url, reader && { read: reader.read, limit: 16 }, PATIENT);
  onTestFinished(retriever.close);
  return retriever;
}
