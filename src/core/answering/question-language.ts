/**
 * Where the articles are in several languages, a question is answered from those in its own, else from those in the language that
 * most of the corpus is in: beside an English handbook and its translations, an English question gets an English quote. Articles
 * whose language isn't known belong to every language.
 */

import type { Article, ArticleHead } from '../article.ts';
import { primaryLanguage } from '../index/language-terms.ts';
import { lazy, memoize } from '../index/memoize.ts';
import type { Answer } from './answer.ts';
import type { Retrieve } from './ask.ts';
import { questionIn } from './question.ts';

/** An article, with the number of its passages. */
export type SizedArticle = Pick<ArticleHead, 'id' | 'language'> & { readonly size: number };

export function sizedArticle({ id, language, passages }: Article): SizedArticle {
  return { id, language, size: passages.length };
}

/** @param retrieveFrom retrieves from the articles with these ids; `null`: from all of `articles` */
export function retrieveByLanguage(
  articles: readonly SizedArticle[],
  retrieveFrom: (ids: readonly string[] | null) => Retrieve,
): Retrieve {
  const languages = languagesOf(articles);
  if (languages.length < 2) {
    const retrieve = retrieveFrom(null);
    const language = mainLanguage(articles, languages);
    return (question, options) => retrieve(questionIn(question, language), options);
  }
  const retrieveIn = memoize((one: Language | undefined) => retrieveFrom(one?.ids ?? null));
  return async (question, options) => {
    const one = await languageOfQuestion(question.text, languages);
    return retrieveIn(one)(questionIn(question, one?.language ?? null), options);
  };
}

/** The languages of articles as primary subtags, that of the most passages first. */
export function languagesOfArticles(articles: readonly SizedArticle[]): string[] {
  return languagesOf(articles).map(({ language }) => language);
}

interface Language {
  /** The primary subtag: "pt" of "pt-BR". */
  readonly language: string;
  /** Of the articles in it, and of those whose language isn't known. */
  readonly ids: readonly string[];
}

/** The language of most passages, if it is known. */
function mainLanguage(articles: readonly SizedArticle[], [first]: readonly Language[]): string | null {
  if (first === undefined) return null;
  const own = articles.filter((article) => primaryLanguage(article.language) === first.language);
  return 2 * passagesOf(own) > passagesOf(articles) ? first.language : null;
}

function passagesOf(articles: readonly SizedArticle[]): number {
  return articles.reduce((sum, { size }) => sum + size, 0);
}

/** The languages of articles, that of the most passages first. */
function languagesOf(articles: readonly SizedArticle[]): Language[] {
  const sizes = new Map<string, number>();
  for (const { language, size } of articles) {
    const primary = primaryLanguage(language);
    if (primary !== null) sizes.set(primary, (sizes.get(primary) ?? 0) + size);
  }
  return [...sizes.entries()]
    .sort(([a, sizeOfA], [b, sizeOfB]) => sizeOfB - sizeOfA || (a < b ? -1 : 1))
    .map(([language]) => ({
      language,
      ids: articles
        .filter((article) => [language, null].includes(primaryLanguage(article.language)))
        .map(({ id }) => id),
    }));
}

/**
 * The language of a question, of those that there are articles in: by its script, and then by the words that say little else. The
 * first language, where nothing tells.
 */
export async function languageOfQuestion<One extends Pick<Language, 'language'>>(
  question: string,
  languages: readonly One[],
): Promise<One | undefined> {
  const lists = await stopWordLists();
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  const written = bestBy(languages, ({ language }) => lettersInScript(question, language));
  const [told] = bestBy(written, ({ language }) => {
    const stopWords = lists.get(language);
    return stopWords === undefined ? 0 : words.filter((word) => stopWords.has(word)).length;
  });
  return told;
}

/** Fewer words that say little else than their language may be of any, and so may a smaller share of a question's words. */
const MIN_TELLING_WORDS = 2;
const MIN_TELLING_SHARE = 0.3;

/** Where the language of fewer articles is known, nobody can tell what isn't there. As a share. */
const MIN_KNOWN = 0.5;

/**
 * The languages that the articles are in, that of the most passages first, if the question is clearly in none of them: it is in
 * another script, or has more of another language's little words. Empty if it is in one of them, or that can't be told.
 */
export async function languagesUnlike(
  question: string,
  articles: readonly SizedArticle[],
): Promise<string[]> {
  const languages = languagesOf(articles);
  const known = articles.filter(({ language }) => primaryLanguage(language) !== null);
  if (languages.length === 0 || known.length < MIN_KNOWN * articles.length) return [];
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  const inTheirs = Math.max(...languages.map(({ language }) => lettersInScript(question, language)));
  if (inTheirs < letters / 2) return languages.map(({ language }) => language);
  const lists = await stopWordLists();
  const words = [...new Set(question.toLowerCase().match(/\p{L}+/gu))];
  const tellingIn = (language: string): number => {
    const stopWords = lists.get(language);
    return stopWords === undefined ? 0 : words.filter((word) => stopWords.has(word)).length;
  };
  const ofTheirs = Math.max(...languages.map(({ language }) => tellingIn(language)));
  const ofOthers = Math.max(...[...lists.keys()].map(tellingIn));
  const isAnother =
    ofOthers >= Math.max(MIN_TELLING_WORDS, MIN_TELLING_SHARE * words.length) && ofOthers > 2 * ofTheirs;
  // A language without a list of such words may be the one.
  const areListed = languages.every(({ language }) => lists.has(language));
  return isAnother && areListed ? languages.map(({ language }) => language) : [];
}

/** Why little may be found for a question: `languagesUnlike` it, where it isn't answered. */
export async function languagesUnlikeAsked(
  { status, question }: Pick<Answer, 'status' | 'question'>,
  articles: readonly SizedArticle[],
): Promise<string[]> {
  if (status !== 'unsure' && status !== 'not-in-corpus') return [];
  return languagesUnlike(question, articles);
}

/** Those with the highest score, in their order. */
function bestBy<Item>(items: readonly Item[], score: (item: Item) => number): Item[] {
  const scores = items.map(score);
  const highest = Math.max(...scores);
  return items.filter((_, place) => scores[place] === highest);
}

/** By the script's name in ISO 15924, where one writing system mixes several of Unicode's. */
const MIXED_SCRIPTS: Readonly<Record<string, string>> = {
  Jpan: '[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Han}]',
  Kore: '[\\p{sc=Hang}\\p{sc=Han}]',
  Hans: '\\p{sc=Han}',
  Hant: '\\p{sc=Han}',
};

const KANA = /[\p{sc=Hira}\p{sc=Kana}]/u;

/** How many letters of a text are of the script that a language is written in. Han alone is rather Chinese than Japanese. */
function lettersInScript(text: string, language: string): number {
  const { script = 'Latn' } = new Intl.Locale(language).maximize();
  const letters = text.match(scriptPattern(script))?.length ?? 0;
  return script === 'Jpan' && !KANA.test(text) ? letters / 2 : letters;
}

const scriptPattern = memoize((script: string): RegExp => {
  try {
    return RegExp(MIXED_SCRIPTS[script] ?? `\\p{sc=${script}}`, 'gu');
  } catch {
    return /(?!)/g;
  }
});

/** By the primary subtag. Loaded where a corpus has several languages only. */
const stopWordLists = lazy(async (): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const lists: Readonly<Record<string, unknown>> = await import('stopword');
  return new Map(
    Object.entries(lists).flatMap(([name, words]) => {
      const language = primaryLanguage(/^[a-z]{3}$/.test(name) ? name : null);
      return language === null || !Array.isArray(words) ? [] : [[language, new Set<string>(words)] as const];
    }),
  );
});
