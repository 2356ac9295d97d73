import type { OpenCorpus } from '../commands/command-context.ts';
import type { Config } from '../config/config.ts';
import { type Ask, createAsk, createAskWith } from '../core/answering/ask.ts';
import { restrictWindowReader } from '../core/answering/reading/windows.ts';
import { cacheAnswers, createLibrary, type Library } from '../core/bot/library.ts';
import { suggest } from '../core/bot/suggestions.ts';
import { lazy } from '../core/index/memoize.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';
import type { Catalog } from '../search-postgres/catalog.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import { digest, signOfThisProcess } from '../system/crypto.ts';

/**
 * What a bot answers from: articles that were opened, as the configuration has it.
 *
 * @param patience how long the reader may take for an answer, in milliseconds
 */
export function createMemoryLibrary(
  { index, reader }: Pick<OpenCorpus, 'index' | 'reader'>,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Library {
  const createAskFrom = (some: PassageIndex) =>
    withCacheAndTimeout(
      createAsk(some, {
        publicUrl,
        leastConfidence,
        reader: reader && restrictWindowReader(reader, some.articles),
      }),
      patience,
    );
  return createLibrary(index, createAskFrom, digest);
}

/**
 * What a bot answers from: articles that a database holds, as the configuration has it.
 *
 * @param shelf what it holds now
 * @param patience how long the reader may take for an answer, in milliseconds
 */
export async function createDatabaseLibrary(
  retriever: Pick<Retriever, 'sample' | 'article' | 'lookUp'>,
  shelf: Catalog,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Promise<Library> {
  const sample = await retriever.sample(shelf);
  const askFrom = (ids: readonly string[] | null): Ask =>
    withCacheAndTimeout(
      createAskWith(retriever.lookUp(shelf, ids), { publicUrl, leastConfidence }),
      patience,
    );
  const askAll = askFrom(null);
  return {
    articles: shelf.articles,
    article: (id) => retriever.article(id, shelf),
    askFrom: (ids) => (ids === null ? askAll : askFrom(ids)),
    suggestions: lazy(() => suggest(sample)),
  };
}

/**
 * As a service asks: whoever asked waits for no reader longer than that, and what was read is remembered.
 *
 * @param patience in milliseconds, where a question says nothing else
 */
function withCacheAndTimeout(ask: Ask, patience: number): Ask {
  return cacheAnswers(
    (question, options) => ask(question, { readerTimeout: patience, ...options }),
    signOfThisProcess,
  );
}
