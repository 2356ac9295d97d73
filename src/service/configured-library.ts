import type { Config } from '../config/config.ts';
import { type Ask, createAsk, createAskWith, restrictModels } from '../core/answering/ask.ts';
import { type Beside, retrieveBeside, type Shelf } from '../core/answering/beside.ts';
import { isSearchable, type Meaning } from '../core/answering/meaning.ts';
import type { WindowReader } from '../core/answering/reading/windows.ts';
import { askEachQuestion } from '../core/answering/several-questions.ts';
import {
  besideKnown,
  cacheAnswers,
  createLibrary,
  createSuggestions,
  type Library,
} from '../core/bot/library.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import type { CorpusVectors } from '../corpus/snapshots/open-vectors.ts';
import type { Catalog } from '../search-postgres/catalog.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import { digest, signOfThisProcess } from '../system/crypto.ts';

/** Articles in memory, indexed and ready to be asked. */
export interface OpenCorpus {
  readonly index: PassageIndex;
  /** `null`: answers are lexical. */
  readonly reader: WindowReader | null;
  /** `null`: passages are found by their words alone. */
  readonly meaning: Meaning | null;
  /** The vectors that `meaning` searches; `null` without an embedder. */
  readonly vectors: CorpusVectors | null;
  /** Why each file was skipped that isn't among the articles; sentences. */
  readonly skipped: readonly string[];
  /** What an operator should look at, with what was skipped; sentences. */
  readonly warnings: readonly string[];
  /** What wasn't taken, as it should be; sentences. */
  readonly notes: readonly string[];
}

/**
 * The library of a corpus in memory, with the operator's settings.
 *
 * @param patience the longest wait for the reader, in milliseconds; then the answer is lexical
 */
export function createMemoryLibrary(
  { index, reader, meaning }: Pick<OpenCorpus, 'index' | 'reader' | 'meaning'>,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Library {
  const createAskFrom = (some: PassageIndex, shelves: readonly Shelf[]) =>
    withCacheAndTimeout(
      createAsk(some, {
        ...{ publicUrl, leastConfidence, shelves },
        ...restrictModels({ reader, meaning }, some.articles),
      }),
      patience,
      () => (meaning === null ? 0 : vectorsInUse(meaning.vectors.coverage())),
    );
  return createLibrary(index, createAskFrom, digest);
}

/**
 * The library of the articles that a database holds, with the operator's settings.
 *
 * @param catalog what the database holds now
 * @param patience the longest wait for the reader, in milliseconds; then the answer is lexical
 */
export async function createDatabaseLibrary(
  retriever: Pick<Retriever, 'sample' | 'article' | 'lookUp'>,
  catalog: Catalog,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Promise<Library> {
  const sample = await retriever.sample(catalog);
  const askFrom = (ids: readonly string[] | null, beside: Beside | null): Ask =>
    askEachQuestion(
      withCacheAndTimeout(
        createAskWith(retrieveBeside(retriever.lookUp(catalog, ids), beside?.shelves ?? []), {
          publicUrl,
          leastConfidence,
        }),
        patience,
      ),
    );
  const askAll = besideKnown((beside) => askFrom(null, beside));
  return {
    articles: catalog.articles,
    article: (id) => retriever.article(id, catalog),
    askFrom: (ids, beside = null) => (ids === null ? askAll(beside) : askFrom(ids, beside)),
    suggestions: createSuggestions(sample),
  };
}

/** Each new vector may change an answer, once vectors are searched. */
function vectorsInUse(coverage: Coverage): number {
  return isSearchable(coverage) ? coverage.embedded : 0;
}

/**
 * @param patience in milliseconds, unless a question brings its own
 * @param version of what is answered from: answers of another version are forgotten
 */
function withCacheAndTimeout(ask: Ask, patience: number, version: () => number = () => 0): Ask {
  const createCache = () =>
    cacheAnswers(
      (question, options) => ask(question, { readerTimeout: patience, ...options }),
      signOfThisProcess,
    );
  let cached = { version: version(), ask: createCache() };
  return (question, options) => {
    const now = version();
    if (now !== cached.version) cached = { version: now, ask: createCache() };
    return cached.ask(question, options);
  };
}
