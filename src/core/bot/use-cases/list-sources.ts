import { articleLink } from '../../answering/citation-links.ts';
import { articlesFor, type BotContext, type Turn } from '../context.ts';
import { type Part, type Reply, replyOf } from '../reply.ts';

/** A longer list is of no use in a chat. */
const MAX_ARTICLES = 20;

/** `sources`: the articles that the bot answers from in this channel. */
export async function listSources(turn: Turn, { settings: { publicUrl } }: BotContext): Promise<Reply> {
  const { sources, andMore } = turn.words;
  const articles = articlesFor(turn);
  const items = articles.slice(0, MAX_ARTICLES).map((article) => ({
    text: article.title,
    detail: sources.passages(article.size),
    link: articleLink(article, publicUrl),
  }));
  const rest: Part[] =
    articles.length > MAX_ARTICLES ? [{ kind: 'note', text: andMore(articles.length - MAX_ARTICLES) }] : [];
  return replyOf([{ kind: 'note', text: sources.intro }, { kind: 'list', items }, ...rest]);
}
