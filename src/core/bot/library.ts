import type { Answer } from '../answering/answer.ts';
import type { Ask } from '../answering/ask.ts';
import type { Beside, Shelf } from '../answering/beside.ts';
import { askEachQuestion } from '../answering/several-questions.ts';
import type { Article, ArticleHead } from '../article.ts';
import { lazy } from '../index/memoize.ts';
import { type PassageIndex, restrictToArticles } from '../index/passage-index.ts';
import { collapseSpaces } from '../index/words.ts';
import type { Sign } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';
import { toBase64url } from './keyed-hash.ts';
import { type Suggestions, suggest } from './suggestions.ts';

/** An article without its text. */
export interface ListedArticle extends ArticleHead {
  /** The number of its passages. */
  readonly size: number;
  /** A digest of the passages' texts. */
  readonly digest: string;
}

/** The articles that a bot answers from. A new library replaces it when they change. */
export interface Library {
  /** Sorted by id. */
  readonly articles: readonly ListedArticle[];
  /** The whole article; `null` when there is none with this id. */
  readonly article: (id: string) => Promise<Article | null>;
  /**
   * An `Ask` that answers from the articles with these ids; `null`: from all.
   *
   * @param beside what else may be quoted, for whoever reads the answer; nothing by default
   */
  readonly askFrom: (ids: readonly string[] | null, beside?: Beside | null) => Ask;
  /** What could be asked of the articles with these ids; `null`: of all. */
  readonly suggestions: (ids: readonly string[] | null) => Suggestions;
}

/**
 * A library of articles in memory.
 *
 * @param createAsk creates what answers one question from an index, and from what is on shelves beside it
 * @param digest a cryptographic digest of a text, as text
 */
export function createLibrary(
  index: PassageIndex,
  createAsk: (index: PassageIndex, shelves: readonly Shelf[]) => Ask,
  digest: (text: string) => string,
): Library {
  const askFrom = (some: PassageIndex, beside: Beside | null = null) =>
    askEachQuestion(createAsk(some, beside?.shelves ?? []));
  const askAll = besideKnown((beside) => askFrom(index, beside));
  const byId = new Map(index.articles.map((article) => [article.id, article]));
  return {
    articles: index.articles.map((article) => toListedArticle(article, digest)),
    article: async (id) => byId.get(id) ?? null,
    askFrom: (ids, beside = null) =>
      ids === null ? askAll(beside) : askFrom(restrictToArticles(index, ids), beside),
    suggestions: createSuggestions(index.articles),
  };
}

/**
 * Makes an `Ask` once for each that may be beside the articles. What it caches is forgotten with it, and is seen by nobody who may see
 * something else.
 */
export function besideKnown(askBeside: (beside: Beside | null) => Ask): (beside: Beside | null) => Ask {
  const alone = lazy(() => askBeside(null));
  const known = new WeakMap<Beside, Ask>();
  return (beside) => {
    if (beside === null) return alone();
    const ask = known.get(beside) ?? askBeside(beside);
    known.set(beside, ask);
    return ask;
  };
}

/** How many choices of articles have their suggestions remembered. */
const MAX_CHOICES = 100;

/** Makes suggestions when they are first needed. */
export function createSuggestions(articles: readonly Article[]): Library['suggestions'] {
  const ofAll = lazy(() => suggest(articles));
  const ofSome = createBoundedMap<string, Suggestions>(MAX_CHOICES);
  return (ids) => {
    if (ids === null) return ofAll();
    const key = JSON.stringify(ids);
    const made = ofSome.get(key) ?? suggest(articles.filter(({ id }) => ids.includes(id)));
    ofSome.set(key, made);
    return made;
  };
}

export function toListedArticle(
  { passages, ...head }: Article,
  digest: (text: string) => string,
): ListedArticle {
  return { ...head, size: passages.length, digest: digest(JSON.stringify(passages.map(({ text }) => text))) };
}

/** How many answers are cached: the one unused for longest is dropped first. */
const MAX_CACHED = 500;

/**
 * Caches answers that the reader found, since reading is slow and the same question has the same answer. A cache belongs to one
 * corpus. White space makes no difference. The keys are keyed hashes of the questions, so that nobody's words stay in memory.
 */
export function cacheAnswers(ask: Ask, sign: Sign, maxCached = MAX_CACHED): Ask {
  const cache = createBoundedMap<string, Answer>(maxCached);
  return async (question, options = {}) => {
    const { quotes, previous, quoted } = options;
    const key = toBase64url(
      sign(JSON.stringify([collapseSpaces(question.trim()), quotes, previous, quoted?.id])),
    );
    const cached = cache.get(key);
    const answer = cached === undefined ? await ask(question, options) : { ...cached, question };
    // Setting it again keeps what is in use.
    if (answer.engine === 'reader') cache.set(key, { ...answer, question: '' });
    return answer;
  };
}
