import type { Quote } from '../core/answering/answer.ts';
import { MAX_QUESTION_LENGTH } from '../core/answering/question.ts';
import type { Library } from '../core/bot/library.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import { CorpusError, problemSentences } from '../corpus/corpus-error.ts';
import { describeEngine, type ReaderState } from '../inference/reader-status.ts';
import { NotIndexedError } from '../search-postgres/search-errors.ts';
import type { Finding, OpenedLibrary } from './check.ts';
import { isWritable } from './check-store.ts';

/** How many of the files that were passed over are told. */
const MAX_WARNINGS_SHOWN = 5;

/** Whether the articles can be read, and all of them. @param areInDatabase with `RETRIEVER=postgres` */
export async function checkArticles(
  open: () => Promise<OpenedLibrary>,
  areInDatabase: boolean,
): Promise<Finding> {
  try {
    const { library, warnings } = await open();
    const { articles } = library;
    const passages = articles.reduce((sum, { size }) => sum + size, 0);
    const found = `There ${articles.length === 1 ? 'is 1 article' : `are ${articles.length} articles`} with ${passages} ${passages === 1 ? 'passage' : 'passages'}.`;
    if (warnings.length === 0) return { status: 'ok', found };
    const rest = warnings.length - MAX_WARNINGS_SHOWN;
    const told = [...warnings.slice(0, MAX_WARNINGS_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])];
    return {
      status: 'warn',
      found: `${found} Not all is well: ${told.join('; ')}.`,
      fix: articlesFix(areInDatabase),
    };
  } catch (error) {
    return explainOpenError(error);
  }
}

/**
 * Whether a question made of an article's own words is answered.
 *
 * @param snapshotDir where indexes are kept; `null`: nowhere
 */
export async function checkIndex(
  open: () => Promise<OpenedLibrary>,
  snapshotDir: string | null,
): Promise<Finding> {
  try {
    const { library } = await open();
    const question = await questionFrom(library);
    const [quote] = (await library.askFrom(null)(question)).quotes;
    return await quoteFinding(question, quote, snapshotDir);
  } catch (error) {
    // Throws what is a fault.
    explainOpenError(error);
    return { status: 'skip', found: 'There is nothing to look up: see articles.' };
  }
}

async function quoteFinding(
  question: string,
  quote: Quote | undefined,
  snapshotDir: string | null,
): Promise<Finding> {
  if (quote === undefined)
    return {
      status: 'warn',
      found: `“${question}”, which is made of the articles’ own words, isn’t answered.`,
      fix: 'Look at why with “kursk ask --explain”; a lower LEAST_CONFIDENCE answers more.',
    };
  const found = `“${question}” is answered from ${quote.article.id}, ¶${quote.passage}.`;
  if (snapshotDir === null || (await isWritable(snapshotDir))) return { status: 'ok', found };
  return {
    status: 'warn',
    found: `${found} The index of a large corpus could not be kept in "${snapshotDir}", and is built anew each time.`,
    fix: 'Set SNAPSHOT_DIR to a folder that can be written to, or to off.',
  };
}

/** The first that is suggested to people; else the first sentence, as far as a question may be that long. */
async function questionFrom({ articles, article, suggestions }: Library): Promise<string> {
  const [suggested] = suggestions(null).questions;
  if (suggested !== undefined) return suggested;
  const first = await article(articles.at(0)?.id ?? '');
  const passage = first?.passages.at(0);
  const sentence = passage?.text.slice(0, passage.sentences.at(0)?.end) ?? '';
  return sentence.trim().slice(0, MAX_QUESTION_LENGTH);
}

/** Whether answers are found by reading, as far as that is wanted. @param state of the reader; `null` when it is off */
export function checkReader(state: ReaderState | null): Finding {
  const found = describeEngine(state);
  if (state === null || state.state === 'ready' || state.state === 'starting') return { status: 'ok', found };
  return {
    status: 'warn',
    found,
    fix: 'README.md says under “The reader” what it needs; READER=off does without it.',
  };
}

/** What it means that the articles can't be opened or reached. Throws what is a fault. */
function explainOpenError(error: unknown): Finding {
  if (error instanceof CorpusError)
    return { status: 'fail', found: problemSentences(error).join(' '), fix: articlesFix(false) };
  if (error instanceof NotIndexedError)
    return {
      status: 'fail',
      found: 'The database holds no articles for this version.',
      fix: articlesFix(true),
    };
  if (!(error instanceof StoreUnavailable)) throw error;
  return { status: 'fail', found: error.message, fix: 'The articles are in the database: see store.' };
}

/** What to do about articles that aren't as they should be. @param areInDatabase with `RETRIEVER=postgres` */
function articlesFix(areInDatabase: boolean): string {
  return areInDatabase
    ? 'Run “kursk index” where the files of the articles are; it says which of them are wrong.'
    : 'Mend or remove what is named, or let CORPUS_DIR name other articles; “kursk articles” lists what is read.';
}
