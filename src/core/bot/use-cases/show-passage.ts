import type { Quote, Span } from '../../answering/answer.ts';
import type { Article } from '../../article.ts';
import { citationOf } from '../citation.ts';
import { articlesFor, type BotContext, type Turn } from '../context.ts';
import { quoteFrom } from '../controls/control.ts';
import { noteOf, type Part, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';
import type { Wording } from '../wording/wording.ts';

/** `context`: a passage between its neighbours, for whoever names it by its article and number. */
export async function showPassage(
  turn: Turn,
  { settings: { publicUrl } }: BotContext,
  { article: id, passage }: Extract<Action, { kind: 'context' }>,
): Promise<Reply> {
  const isOffered = articlesFor(turn).some((article) => article.id === id);
  const article = isOffered ? await turn.library.article(id) : null;
  const whole = article && quoteFrom(article, passage, publicUrl);
  if (article === null || whole === null) return noteOf(turn.words.changedSince, 'refused');
  return replyOf(contextParts(whole, { article, words: turn.words, publicUrl, marked: [] }));
}

/** The passages shown, by their distance from the quote's own. The highest rank is left out first when there is no room. */
const SHOWN_PASSAGES = [
  { offset: -1, rank: 3 },
  { offset: 0, rank: 1 },
  { offset: 1, rank: 2 },
] as const;

interface ContextOptions {
  /** The quote's article. */
  readonly article: Article;
  readonly words: Pick<Wording, 'context'>;
  readonly publicUrl: string | null;
  /** What to highlight in the passage. */
  readonly marked: readonly Span[];
}

/** The whole passage of a quote between its neighbours. */
export function contextParts(quote: Quote, { article, words, publicUrl, marked }: ContextOptions): Part[] {
  const passages = SHOWN_PASSAGES.flatMap(({ offset, rank }) => {
    const highlights = offset === 0 ? marked : [];
    const passage = quoteFrom(article, quote.passage + offset, publicUrl, { highlights });
    return passage === null ? [] : [{ kind: 'quote' as const, quote: passage, rank }];
  });
  return [{ kind: 'note', text: words.context(citationOf(quote)) }, ...passages];
}
