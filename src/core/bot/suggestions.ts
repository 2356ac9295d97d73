import { nameSpans } from '../answering/answer-spans.ts';
import { MAX_QUESTION_LENGTH } from '../answering/question.ts';
import type { Article, Passage } from '../article.ts';

/** So many questions are offered to somebody who types. */
const MAX_QUESTIONS = 500;

/** Nobody is served while names are looked for: no more passages are looked at. */
const MAX_PASSAGES = 2_500;

/** What could be asked of articles. */
export interface Suggestions {
  /** The most worth asking first. */
  readonly questions: readonly string[];
  /** What somebody who begins to type may mean: those questions, and what the articles speak of. */
  readonly typeAhead: readonly string[];
}

/** The same articles have the same suggestions; of many, they are taken from how each begins. */
export function suggest(articles: readonly Article[]): Suggestions {
  const looked = beginningsOf(articles);
  const questions = suggestQuestions(looked, MAX_QUESTIONS);
  return { questions, typeAhead: [...questions, ...suggestNames(looked)] };
}

function beginningsOf(articles: readonly Article[]): readonly Article[] {
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  if (passages <= MAX_PASSAGES) return articles;
  const each = Math.max(1, Math.floor(MAX_PASSAGES / articles.length));
  return articles
    .slice(0, MAX_PASSAGES)
    .map((article) => ({ ...article, passages: article.passages.slice(0, each) }));
}

/** The suggestions that hold all that was typed, a word's beginning each. In their own order. */
export function matchSuggestions(typed: string, suggestions: readonly string[]): readonly string[] {
  const wanted = wordsOf(typed);
  return suggestions.filter((suggestion) => {
    const words = wordsOf(suggestion);
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Of a person: a first name and a last one, perhaps with something between. */
const PERSON = /^\p{Lu}[\p{L}'’.-]+(?: \p{L}[\p{L}'’.-]*)? \p{Lu}[\p{L}'’-]+$/u;
/** What somebody or something is stands right behind the name: “, an expert on …”, “ (ISW), a think tank”. */
const DEFINITION = /^[’'s]{0,2}(?: \([^)]*\))?,? (?:an?|the|who|which|is an?|was an?|is the|was the) \p{Ll}/u;
/** Before a name that is no person's. */
const DEFINITE_ARTICLE = /\bthe $/iu;
/** What a name may be followed by to be one of a thing: “the Urengoy-Pomary-Uzhhorod pipeline”. */
const NOUN =
  /^ (?:pipeline|agreement|treaty|protocol|system|project|programme|program|method|process|act|law|plan|model)\b/u;

/**
 * Questions to begin with, made of what the articles tell about names of theirs, and of their headings; the first of each article
 * before the second of any. The same articles have the same.
 */
export function suggestQuestions(articles: readonly Article[], limit: number): string[] {
  const byArticle = articles.map((article) => [
    ...new Set([...questionsAbout(article), ...headingsOf(article)]),
  ]);
  const most = Math.max(0, ...byArticle.map(({ length }) => length));
  const questions = new Set<string>();
  for (let place = 0; place < most && questions.size < limit; place++)
    for (const own of byArticle) questions.add(own[place] ?? '');
  questions.delete('');
  return [...questions].filter((question) => question.length <= MAX_QUESTION_LENGTH).slice(0, limit);
}

function questionsAbout(article: Article): string[] {
  return namesIn(article).flatMap((named) => questionAbout(named) ?? []);
}

function questionAbout({ name, before, after }: NameMention): string | null {
  const noun = NOUN.exec(after)?.[0];
  if (noun !== undefined && DEFINITE_ARTICLE.test(before)) return `What is the ${name}${noun}?`;
  if (!DEFINITION.test(after)) return null;
  if (DEFINITE_ARTICLE.test(before)) return name.includes(' ') ? `What is the ${name}?` : null;
  return PERSON.test(name) ? `Who is ${name}?` : null;
}

/** The headings that passages stand under: they will do as keywords. */
function headingsOf({ passages }: Article): string[] {
  return passages.flatMap(({ section }) => section.at(-1) ?? []);
}

/**
 * What the articles speak of, for somebody who begins to type: their names, those mentioned most first, and then their
 * headings. Each once.
 */
export function suggestNames(articles: readonly Article[]): string[] {
  const mentions = new Map<string, number>();
  for (const { name } of articles.flatMap(namesIn)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  // Sorting keeps the order of those mentioned as often.
  const names = [...mentions].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const headings = articles.flatMap(({ passages }) => passages.flatMap(({ section }) => section));
  return [...new Set([...names, ...headings])];
}

/** A name where it stands in an article. */
export interface NameMention {
  readonly name: string;
  /** The rest of its sentence, on either side. */
  readonly before: string;
  readonly after: string;
}

/** One that owns another: two names. */
const POSSESSIVE = /[’']s? /u;

/** Quotation marks and the like, before the first word of a sentence. */
const SENTENCE_OPENING = /^[^\p{L}\p{N}]*$/u;

/**
 * The names in an article, in order, each as often as it is there. What opens a sentence is a name only if it is one elsewhere
 * too: any word has a capital there.
 */
function namesIn(article: Article): NameMention[] {
  const all = article.passages.flatMap(namesInPassage);
  const sure = new Set(all.filter(({ before }) => !SENTENCE_OPENING.test(before)).map(({ name }) => name));
  return all.filter(({ name }) => sure.has(name) && !POSSESSIVE.test(name));
}

function namesInPassage({ text, sentences }: Passage): NameMention[] {
  return sentences.flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    return nameSpans(sentence).map(([from, to]) => ({
      name: sentence.slice(from, to),
      before: sentence.slice(0, from),
      after: sentence.slice(to),
    }));
  });
}
