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
  const answers = turn.kept?.listed ?? [];
  const kept = answers.slice(0, 1).map(({ title }) => ({
    text: title,
    detail: sources.passages(sum(answers.map(({ size }) => size))),
    link: null,
  }));
  const list: Part = { kind: 'list', items: [...items, ...kept] };
  return replyOf([{ kind: 'note', text: sources.intro }, list, ...rest]);
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
