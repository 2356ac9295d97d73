import { StoreUnavailable } from '../core/ports/store-unavailable.ts';
import { CorpusError } from '../corpus/corpus-error.ts';
import { sentencesOf } from '../corpus/sentences-of.ts';
import { NotIndexedError } from '../retriever/not-indexed-error.ts';
import type { Finding } from './finding.ts';
import { mendArticles } from './mend-articles.ts';

/** What it means that the articles can't be opened or reached. Throws what is a fault. */
export function unopened(error: unknown): Finding {
  if (error instanceof CorpusError)
    return { status: 'fail', found: sentencesOf(error).join(' '), fix: mendArticles(false) };
  if (error instanceof NotIndexedError)
    return {
      status: 'fail',
      found: 'The database holds no articles for this version.',
      fix: mendArticles(true),
    };
  if (!(error instanceof StoreUnavailable)) throw error;
  return { status: 'fail', found: error.message, fix: 'The articles are in the database: see store.' };
}
