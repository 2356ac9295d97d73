import type { Article } from '../core/article.ts';
import { suggestQuestions } from '../core/suggestions/suggest-questions.ts';
import { CorpusError } from '../corpus/corpus-error.ts';
import type { OpenedArticles } from './doctor-parts.ts';
import type { Finding } from './finding.ts';
import { isWritable } from './is-writable.ts';

/**
 * Whether a question made of an article's own words is answered.
 *
 * @param snapshotDir where indexes are kept; `null`: nowhere
 */
export async function checkIndex(
  open: () => Promise<OpenedArticles>,
  snapshotDir: string | null,
): Promise<Finding> {
  const opened = await open().catch(whereBad);
  if (opened === null) return { status: 'skip', found: 'There is nothing to look up: see articles.' };
  const question = questionFrom(opened.articles);
  const [quote] = (await opened.ask(question)).quotes;
  if (quote === undefined)
    return {
      status: 'warn',
      found: `“${question}”, which is made of the articles’ own words, isn’t answered.`,
      fix: `Look at why with “kursk ask --explain”; a lower LEAST_CONFIDENCE answers more.`,
    };
  const found = `“${question}” is answered from ${quote.article.id}, ¶${quote.passage}.`;
  if (snapshotDir === null || (await isWritable(snapshotDir))) return { status: 'ok', found };
  return {
    status: 'warn',
    found: `${found} The index of a large corpus could not be kept in "${snapshotDir}", and is built anew each time.`,
    fix: 'Set SNAPSHOT_DIR to a folder that can be written to, or to off.',
  };
}

function whereBad(error: unknown): null {
  if (error instanceof CorpusError) return null;
  throw error;
}

/** The first that is suggested to people, else the first sentence. */
function questionFrom(articles: readonly Article[]): string {
  const [suggested] = suggestQuestions(articles, 1);
  if (suggested !== undefined) return suggested;
  const [passage] = articles.flatMap(({ passages }) => passages.slice(0, 1));
  const [sentence] = passage?.sentences ?? [];
  return passage?.text.slice(sentence?.start, sentence?.end).trim() ?? '';
}
