import type { Quote } from '../core/answer.ts';
import type { Library } from '../core/library.ts';
import { MAX_QUESTION_LENGTH } from '../core/question/question.ts';
import type { OpenedLibrary } from './doctor-parts.ts';
import type { Finding } from './finding.ts';
import { isWritable } from './is-writable.ts';
import { unopened } from './unopened.ts';

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
    return await ofQuote(question, quote, snapshotDir);
  } catch (error) {
    // Throws what is a fault.
    unopened(error);
    return { status: 'skip', found: 'There is nothing to look up: see articles.' };
  }
}

async function ofQuote(
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
  const [suggested] = suggestions().questions;
  if (suggested !== undefined) return suggested;
  const first = await article(articles.at(0)?.id ?? '');
  const passage = first?.passages.at(0);
  const sentence = passage?.text.slice(0, passage.sentences.at(0)?.end) ?? '';
  return sentence.trim().slice(0, MAX_QUESTION_LENGTH);
}
