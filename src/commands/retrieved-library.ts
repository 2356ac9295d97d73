import type { Config } from '../config.ts';
import { type Ask, createAskBy } from '../core/ask.ts';
import type { Library } from '../core/library.ts';
import { onlyOnce } from '../core/only-once.ts';
import { suggest } from '../core/suggestions/suggest.ts';
import type { Retriever } from '../retriever/open-retriever.ts';
import type { Shelf } from '../retriever/read-shelf.ts';
import { rememberingAsk } from './remembering-ask.ts';

/**
 * What a bot answers from: articles that a database holds, as the configuration has it.
 *
 * @param shelf what it holds now
 * @param patience how long the reader may take for an answer, in milliseconds
 */
export async function retrievedLibrary(
  retriever: Pick<Retriever, 'sample' | 'article' | 'lookUp'>,
  shelf: Shelf,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Promise<Library> {
  const sample = await retriever.sample(shelf);
  const askFrom = (ids: readonly string[] | null): Ask =>
    rememberingAsk(createAskBy(retriever.lookUp(shelf, ids), { publicUrl, leastConfidence }), patience);
  const askAll = askFrom(null);
  return {
    articles: shelf.articles,
    article: (id) => retriever.article(id, shelf),
    askFrom: (ids) => (ids === null ? askAll : askFrom(ids)),
    suggestions: onlyOnce(() => suggest(sample)),
  };
}
