import type { Quote } from '../core/answering/answer.ts';
import { MAX_QUESTION_LENGTH } from '../core/answering/question.ts';
import type { Library } from '../core/bot/library.ts';
import { lazy } from '../core/index/memoize.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import { CorpusError, problemSentences } from '../corpus/corpus-error.ts';
import { describeCoverage, describeEmbedder } from '../inference/embedder-status.ts';
import type { ModelState } from '../inference/model-state.ts';
import { describeEngine } from '../inference/reader-status.ts';
import { NotIndexedError } from '../search-postgres/search-errors.ts';
import type { Check, CheckContext, Finding, OpenedLibrary } from './check.ts';
import { isWritable } from './check-store.ts';

/** Time enough to read and index a large corpus, and to start the reader. In milliseconds. */
const ARTICLES_TIMEOUT = 5 * 60_000;

export function articleChecks({ config, openLibrary, readerState, embedderState }: CheckContext): Check[] {
  const open = lazy(openLibrary);
  const areInDatabase = config.retriever !== null;
  const common = {
    variables: ['RETRIEVER'],
    timeout: ARTICLES_TIMEOUT,
    timeoutFix: 'Check the disk or the database that holds the articles, and how many there are.',
  };
  return [
    { ...common, id: 'articles', run: () => checkArticles(open, areInDatabase) },
    {
      ...common,
      id: 'index',
      variables: [...common.variables, 'LEAST_CONFIDENCE'],
      run: () => checkIndex(open, areInDatabase ? null : config.snapshotDir),
    },
    { ...common, id: 'reader', variables: ['READER'], run: async () => checkReader(await readerState()) },
    { ...common, id: 'embedder', variables: ['EMBEDDER'], run: () => checkEmbedder(open, embedderState) },
  ];
}

/** More warnings are counted, not listed. */
const MAX_WARNINGS_SHOWN = 5;

/** Checks that every article can be read. @param areInDatabase with `RETRIEVER=postgres` */
async function checkArticles(open: () => Promise<OpenedLibrary>, areInDatabase: boolean): Promise<Finding> {
  try {
    const { library, warnings, notes } = await open();
    const { articles } = library;
    const passages = articles.reduce((sum, { size }) => sum + size, 0);
    const found = `There ${articles.length === 1 ? 'is 1 article' : `are ${articles.length} articles`} with ${passages} ${passages === 1 ? 'passage' : 'passages'}.`;
    const aside = notes.length === 0 ? '' : ` As it should be: ${notes.join('; ')}.`;
    if (warnings.length === 0) return { status: 'ok', found: `${found}${aside}` };
    const rest = warnings.length - MAX_WARNINGS_SHOWN;
    const shown = [...warnings.slice(0, MAX_WARNINGS_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])];
    return {
      status: 'warn',
      found: `${found} Some have problems: ${shown.join('; ')}.${aside}`,
      fix: articlesFix(areInDatabase),
    };
  } catch (error) {
    return explainOpenError(error);
  }
}

/**
 * Checks that a question made of an article's own words is answered.
 *
 * @param snapshotDir where snapshots are saved; `null`: nowhere
 */
async function checkIndex(open: () => Promise<OpenedLibrary>, snapshotDir: string | null): Promise<Finding> {
  try {
    const { library } = await open();
    const question = await questionFrom(library);
    const [quote] = (await library.askFrom(null)(question)).quotes;
    return await quoteFinding(question, quote, snapshotDir);
  } catch (error) {
    // Rethrows faults.
    explainOpenError(error);
    return { status: 'skip', found: 'There are no articles to search: see articles.' };
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
      fix: 'Find out why with “kursk ask --explain”. A lower LEAST_CONFIDENCE answers more.',
    };
  const found = `“${question}” is answered from ${quote.article.id}, ¶${quote.passage}.`;
  if (snapshotDir === null || (await isWritable(snapshotDir))) return { status: 'ok', found };
  return {
    status: 'warn',
    found: `${found} The index of a large corpus couldn’t be saved in "${snapshotDir}", and would be rebuilt at each start.`,
    fix: 'Set SNAPSHOT_DIR to a writable folder, or to off.',
  };
}

/** The first suggested question; without one, the first sentence, cut to the length of a question. */
async function questionFrom({ articles, article, suggestions }: Library): Promise<string> {
  const [suggested] = suggestions(null).questions;
  if (suggested !== undefined) return suggested;
  const first = await article(articles.at(0)?.id ?? '');
  const passage = first?.passages.at(0);
  const sentence = passage?.text.slice(0, passage.sentences.at(0)?.end) ?? '';
  return sentence.trim().slice(0, MAX_QUESTION_LENGTH);
}

/** @param state of the reader; `null` when it is off */
function checkReader(state: ModelState | null): Finding {
  const found = describeEngine(state);
  if (state === null || state.state === 'ready' || state.state === 'starting') return { status: 'ok', found };
  return {
    status: 'warn',
    found,
    fix: 'The README says under “The reader” what it needs; READER=off answers without it.',
  };
}

/** Checks that the embedder works, and that it has embedded the articles. */
async function checkEmbedder(
  open: () => Promise<OpenedLibrary>,
  embedderState: CheckContext['embedderState'],
): Promise<Finding> {
  const state = await embedderState();
  const found = describeEmbedder(state);
  if (state === null) return { status: 'ok', found };
  if ('reason' in state)
    return {
      status: 'warn',
      found,
      fix: 'The README says under “The reader” what it needs; EMBEDDER=off answers without it.',
    };
  // That they can't be opened is another check's finding.
  const { coverage, meaningProblem } = await open().catch(() => ({ coverage: null, meaningProblem: null }));
  if (meaningProblem !== null)
    return {
      status: 'warn',
      found: meaningProblem,
      fix: 'docs/scaling.md says under “By meaning” how pgvector is installed; then run “kursk index”. EMBEDDER=off does without.',
    };
  if (coverage === null || coverage.embedded === coverage.passages) return { status: 'ok', found };
  return {
    status: 'ok',
    found: `${found} ${describeCoverage(coverage)}`,
    fix: 'The service embeds the others while it runs; “kursk index” does it ahead.',
  };
}

/** Explains why the articles can't be opened. Rethrows faults. */
function explainOpenError(error: unknown): Finding {
  if (error instanceof CorpusError)
    return { status: 'fail', found: problemSentences(error).join(' '), fix: articlesFix(false) };
  if (error instanceof NotIndexedError)
    return {
      status: 'fail',
      found: 'The database has no articles for this version.',
      fix: articlesFix(true),
    };
  if (!(error instanceof StoreUnavailable)) throw error;
  return { status: 'fail', found: error.message, fix: 'The articles are in the database: see store.' };
}

function articlesFix(areInDatabase: boolean): string {
  return areInDatabase
    ? 'Run “kursk index” where the files of the articles are; it says which of them have problems.'
    : 'Fix or remove the files that are named, or set CORPUS_DIR to other articles; “kursk articles” lists what can be read.';
}
