import { articleLink } from '../article-link.ts';
import type { Part, Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import type { Kit } from './kit.ts';
import { articlesFor, type Turn } from './turn.ts';

/** A longer list is no help in a chat. */
const MOST_ARTICLES = 20;

/** `sources`: the articles that are answered from there. */
export async function listSources(turn: Turn, { settings: { publicUrl } }: Kit): Promise<Reply> {
  const { sources, andMore } = turn.words;
  const articles = articlesFor(turn);
  const items = articles.slice(0, MOST_ARTICLES).map((article) => ({
    text: article.title,
    detail: sources.passages(article.size),
    link: articleLink(article, publicUrl),
  }));
  const rest: Part[] =
    articles.length > MOST_ARTICLES ? [{ kind: 'note', text: andMore(articles.length - MOST_ARTICLES) }] : [];
  return replyOf([{ kind: 'note', text: sources.intro }, { kind: 'list', items }, ...rest]);
}
