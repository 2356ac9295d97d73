import type { Article } from '../article.ts';
import { MAX_QUESTION_LENGTH } from '../question/question.ts';
import { type NamedThere, namesIn } from './names-in.ts';

/** Of a person: a first name and a last one, perhaps with something between. */
const PERSON = /^\p{Lu}[\p{L}'’.-]+(?: \p{L}[\p{L}'’.-]*)? \p{Lu}[\p{L}'’-]+$/u;
/** What somebody or something is stands right behind the name: “, an expert on …”, “ (ISW), a think tank”. */
const IS_TOLD = /^[’'s]{0,2}(?: \([^)]*\))?,? (?:an?|the|who|which|is an?|was an?|is the|was the) \p{Ll}/u;
/** Before a name that is no person's. */
const ARTICLE = /\bthe $/iu;
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

function questionAbout({ name, before, after }: NamedThere): string | null {
  const noun = NOUN.exec(after)?.[0];
  if (noun !== undefined && ARTICLE.test(before)) return `What is the ${name}${noun}?`;
  if (!IS_TOLD.test(after)) return null;
  if (ARTICLE.test(before)) return name.includes(' ') ? `What is the ${name}?` : null;
  return PERSON.test(name) ? `Who is ${name}?` : null;
}

/** The headings that passages stand under: they will do as keywords. */
function headingsOf({ passages }: Article): string[] {
  return passages.flatMap(({ section }) => section.at(-1) ?? []);
}
