import type { Quote } from '../answer.ts';
import type { Article } from '../article.ts';
import { sliceOf } from '../controls/slice-of.ts';
import type { Part, Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import type { Kit } from './kit.ts';
import type { Pressed } from './pressed.ts';
import type { Turn } from './turn.ts';

/** Which passages are shown, by how far they are from the quote's own, and which of them go last when there is no room. */
const PASSAGES = [
  { offset: -1, rank: 3 },
  { offset: 0, rank: 1 },
  { offset: 1, rank: 2 },
] as const;

/** *Context*: the whole passage, the quote marked in it, between its neighbours. */
export async function showContext(
  { words }: Turn,
  { settings }: Kit,
  { quotes, article }: Pressed,
): Promise<Reply> {
  const { citation, context } = words;
  const [quote] = quotes;
  if (quote === undefined) return replyOf([]);
  return replyOf([
    { kind: 'note', text: context(citation(quote.article.title, quote.passage)) },
    ...passagesAround(quote, await article(quote.article.id), words, settings.publicUrl),
  ]);
}

function passagesAround(
  quote: Quote,
  article: Article | null,
  words: Turn['words'],
  publicUrl: string | null,
): Part[] {
  if (article === null) return [];
  return PASSAGES.flatMap(({ offset, rank }) => {
    const number = quote.passage + offset;
    const highlights = offset === 0 ? [[quote.start, quote.end] as const] : [];
    const passage = sliceOf(article, number, publicUrl, { highlights });
    if (passage === null) return [];
    return [
      { kind: 'quote' as const, quote: passage, citation: words.citation(article.title, number), rank },
    ];
  });
}
