import { articlesFor, type BotContext, type Turn } from '../context.ts';
import { quoteFrom } from '../controls/control.ts';
import { noteOf, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';

/** The passages shown, by their distance from the one in the middle. The highest rank is left out first when there is no room. */
const SHOWN_PASSAGES = [
  { offset: -1, rank: 3 },
  { offset: 0, rank: 1 },
  { offset: 1, rank: 2 },
] as const;

/** `context`: a passage between its neighbours, for whoever names it by its article and number. */
export async function showPassage(
  turn: Turn,
  { settings: { publicUrl } }: BotContext,
  { article: id, passage }: Extract<Action, { kind: 'context' }>,
): Promise<Reply> {
  const isOffered = articlesFor(turn).some((article) => article.id === id);
  const article = isOffered ? await turn.library.article(id) : null;
  if (article?.passages[passage - 1] === undefined) return noteOf(turn.words.changedSince, 'refused');
  return replyOf(
    SHOWN_PASSAGES.flatMap(({ offset, rank }) => {
      const quote = quoteFrom(article, passage + offset, publicUrl);
      return quote === null ? [] : [{ kind: 'quote' as const, quote, rank }];
    }),
  );
}
