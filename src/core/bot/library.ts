import type { Answer } from '../answering/answer.ts';
import type { Ask } from '../answering/ask.ts';
import type { Article, ArticleHead } from '../article.ts';
import { lazy } from '../index/memoize.ts';
import { type PassageIndex, restrictToArticles } from '../index/passage-index.ts';
import { collapseSpaces } from '../index/words.ts';
import type { Sign } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';
import { toBase64url } from './keyed-hash.ts';
import { type Suggestions, suggest } from './suggestions.ts';

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
    articles: index.articles.map((article) => toListedArticle(article, digest)),
    article: async (id) => byId.get(id) ?? null,
    askFrom: (ids) => (ids === null ? askAll : createAsk(restrictToArticles(index, ids))),
    suggestions: lazy(() => suggest(index.articles)),
  };
}

/** An article without its text. @param digest as above */
export function toListedArticle(
  { passages, ...head }: Article,
  digest: (text: string) => string,
): ListedArticle {
  return { ...head, size: passages.length, digest: digest(JSON.stringify(passages.map(({ text }) => text))) };
}

/** Answers remembered; the one not asked for longest is forgotten first. */
const MAX_CACHED = 500;

/**
 * Remembers what was found by reading, which takes a while, and the same question has the same answer. For one corpus: whoever
 * changes the corpus makes a new one. White space doesn't make another question. Questions themselves are not remembered, only
 * their keyed hashes: nobody's words rest here.
 */
export function cacheAnswers(ask: Ask, sign: Sign, most = MAX_CACHED): Ask {
  const remembered = createBoundedMap<string, Answer>(most);
  return async (question, options = {}) => {
    const { quotes, previous } = options;
    const key = toBase64url(sign(JSON.stringify([collapseSpaces(question.trim()), quotes, previous])));
    const known = remembered.get(key);
    const answer = known === undefined ? await ask(question, options) : { ...known, question };
    if (answer.engine === 'reader') remembered.set(key, { ...answer, question: '' });
    return answer;
  };
}
