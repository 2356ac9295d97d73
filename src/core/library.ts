import type { Article, ArticleHead } from './article.ts';
import type { Ask } from './ask.ts';
import { onlyArticles } from './index/only-articles.ts';
import type { PassageIndex } from './index/passage-index.ts';
import { onlyOnce } from './only-once.ts';
import { type Suggestions, suggest } from './suggestions/suggest.ts';

/** An article as a library lists it. */
export interface ListedArticle extends ArticleHead {
  /** How many passages it has. */
  readonly size: number;
  /** Of their texts: another text, another digest. */
  readonly digest: string;
}

/** What a bot answers from. Another one takes its place when the articles change. */
export interface Library {
  /** By id. */
  readonly articles: readonly ListedArticle[];
  /** An article with its text; `null` when there is none of this id. */
  readonly article: (id: string) => Promise<Article | null>;
  /** Answers from the articles with these ids; `null`: from all. */
  readonly askFrom: (ids: readonly string[] | null) => Ask;
  /** What could be asked. */
  readonly suggestions: () => Suggestions;
}

/**
 * A library of articles that are in memory.
 *
 * @param createAsk what answers from an index
 * @param digest a short text for each text, another for another
 */
export function createLibrary(
  index: PassageIndex,
  createAsk: (index: PassageIndex) => Ask,
  digest: (text: string) => string,
): Library {
  const askAll = createAsk(index);
  const byId = new Map(index.articles.map((article) => [article.id, article]));
  return {
    articles: index.articles.map((article) => listed(article, digest)),
    article: async (id) => byId.get(id) ?? null,
    askFrom: (ids) => (ids === null ? askAll : createAsk(onlyArticles(index, ids))),
    suggestions: onlyOnce(() => suggest(index.articles)),
  };
}

/** An article without its text. @param digest as above */
export function listed({ passages, ...head }: Article, digest: (text: string) => string): ListedArticle {
  return { ...head, size: passages.length, digest: digest(JSON.stringify(passages.map(({ text }) => text))) };
}
