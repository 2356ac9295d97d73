import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Quote } from '../../../core/answering/answer.ts';
import type { Library } from '../../../core/bot/library.ts';
import { memoize } from '../../../core/index/memoize.ts';
import { answerSchema, quoteSchema } from '../../ask-contract.ts';

/** The address of an article as a resource. */
export function articleUri(article: string): string {
  return `kursk://articles/${encodeURIComponent(article)}`;
}

/** The address of a passage as a resource, whose text is that which `start` and `end` of a quote refer to. */
export function passageUri(article: string, passage: number): string {
  return `${articleUri(article)}/passages/${passage}`;
}

/** The SHA-256 of a passage's text in UTF-8, in base64url: whoever keeps a citation sees by it whether the passage is as it was. */
export function digestOfPassage(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

export const uriField = z
  .string()
  .meta({ description: 'The passage as a resource; its text is what `start` and `end` count in.' });

export const digestField = z.string().meta({
  description:
    'The SHA-256 of the passage’s text in UTF-8, in base64url: another one later means that the passage has changed since.',
});

const citedQuoteSchema = quoteSchema.extend({
  uri: uriField,
  digest: digestField.nullable().meta({
    description: `${digestField.meta()?.description} null: it changed while the question was answered.`,
  }),
});

/** The core's `Answer`, whose quotes can be checked later. */
export const citedAnswerSchema = answerSchema.extend({
  quotes: z.array(citedQuoteSchema).max(3),
  nearest: z
    .array(citedQuoteSchema)
    .max(3)
    .meta(answerSchema.shape.nearest.meta() ?? {}),
});

/** An answer whose quotes say where their passage is, and what it is like now. */
export async function citedAnswer(
  answer: Answer,
  { article }: Pick<Library, 'article'>,
): Promise<Record<string, unknown>> {
  // Several quotes may be of one article.
  const articleOf = memoize(article);
  const cite = async (quote: Quote) => {
    const passage = (await articleOf(quote.article.id))?.passages[quote.passage - 1];
    const isAsQuoted = passage?.text.slice(quote.start, quote.end) === quote.text;
    return {
      ...quote,
      uri: passageUri(quote.article.id, quote.passage),
      digest: passage !== undefined && isAsQuoted ? digestOfPassage(passage.text) : null,
    };
  };
  const [quotes, nearest] = await Promise.all(
    [answer.quotes, answer.nearest].map((list) => Promise.all(list.map(cite))),
  );
  return { ...answer, quotes, nearest };
}
