import { nameSpans } from '../answering/answer-spans.ts';
import { MAX_QUESTION_LENGTH } from '../answering/question.ts';
import type { Article, Passage } from '../article.ts';

/** How many questions are suggested. */
const MAX_QUESTIONS = 500;

/** How many passages are searched for names: nothing else is served meanwhile. */
const MAX_PASSAGES = 2_500;

/** What could be asked of articles. */
export interface Suggestions {
  /** Best first. */
  readonly questions: readonly string[];
  /** Completions for what somebody types: the questions, and the names and headings in the articles. */
  readonly typeAhead: readonly string[];
}

/** Makes suggestions from the articles; from the beginning of each, where there are many. Deterministic. */
export function suggest(articles: readonly Article[]): Suggestions {
  const searched = beginningsOf(articles);
  const questions = suggestQuestions(searched, MAX_QUESTIONS);
  return { questions, typeAhead: [...questions, ...suggestNames(searched)] };
}

function beginningsOf(articles: readonly Article[]): readonly Article[] {
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  if (passages <= MAX_PASSAGES) return articles;
  const each = Math.max(1, Math.floor(MAX_PASSAGES / articles.length));
  return articles
    .slice(0, MAX_PASSAGES)
    .map((article) => ({ ...article, passages: article.passages.slice(0, each) }));
}

/** The suggestions that contain every typed word, or a word that begins with it. In their own order. */
export function matchSuggestions(typed: string, suggestions: readonly string[]): readonly string[] {
  const prefixes = wordsOf(typed);
  return suggestions.filter((suggestion) => {
    const words = wordsOf(suggestion);
    return prefixes.every((prefix) => words.some((word) => word.startsWith(prefix)));
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A person's name: a first and a last name, perhaps with one word between. */
const PERSON = /^\p{Lu}[\p{L}'’.-]+(?: \p{L}[\p{L}'’.-]*)? \p{Lu}[\p{L}'’-]+$/u;
/** A definition right after the name: “, an expert on …”, “ (ISW), a think tank”. */
const DEFINITION = /^[’'s]{0,2}(?: \([^)]*\))?,? (?:an?|the|who|which|is an?|was an?|is the|was the) \p{Ll}/u;
/** Stands before a name that isn't a person's. */
const DEFINITE_ARTICLE = /\bthe $/iu;
/** After a name, it makes the two the name of a thing: “the Urengoy-Pomary-Uzhhorod pipeline”. */
const NOUN =
  /^ (?:pipeline|agreement|treaty|protocol|system|project|programme|program|method|process|act|law|plan|model)\b/u;

/**
 * Questions about names that the articles define, and headings as keywords. Articles take turns: the first of each comes before the
 * second of any.
 */
export function suggestQuestions(articles: readonly Article[], limit: number): string[] {
  const byArticle = articles.map((article) => [
    ...new Set([...questionsAbout(article), ...headingsOf(article)]),
  ]);
  const maxOfArticle = Math.max(0, ...byArticle.map(({ length }) => length));
  const questions = new Set<string>();
  for (let place = 0; place < maxOfArticle && questions.size < limit; place++)
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

function headingsOf({ passages }: Article): string[] {
  return passages.flatMap(({ section }) => section.at(-1) ?? []);
}

/**
 * The names in the articles, most mentioned first, then the headings. Each once.
 */
export function suggestNames(articles: readonly Article[]): string[] {
  const mentions = new Map<string, number>();
  for (const { name } of articles.flatMap(namesIn)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  // The sort is stable: equally frequent names stay in order.
  const names = [...mentions].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const headings = articles.flatMap(({ passages }) => passages.flatMap(({ section }) => section));
  return [...new Set([...names, ...headings])];
}

/** A name where it stands in a sentence. */
interface NameMention {
  readonly name: string;
  /** The rest of the sentence, on either side. */
  readonly before: string;
  readonly after: string;
}

/** A name that owns another is two names. */
const POSSESSIVE = /[’']s? /u;

/** Nothing but quotation marks and the like before the first word of a sentence. */
const SENTENCE_OPENING = /^[^\p{L}\p{N}]*$/u;

/**
 * All mentions of names in an article, in order. What opens a sentence counts as a name only if it is one elsewhere too, since
 * every first word has a capital.
 */
function namesIn(article: Article): NameMention[] {
  const mentions = article.passages.flatMap(namesInPassage);
  const certain = new Set(
    mentions.filter(({ before }) => !SENTENCE_OPENING.test(before)).map(({ name }) => name),
  );
  return mentions.filter(({ name }) => certain.has(name) && !POSSESSIVE.test(name));
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
