import { nameSpans } from '../answering/answer-spans.ts';
import { MAX_QUESTION_LENGTH } from '../answering/question.ts';
import type { Article, Passage } from '../article.ts';
import { groupBy, takingTurns } from '../groups.ts';
import { lazy } from '../index/memoize.ts';

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

/** What makes a thing a place: “Sudzha, a small town in …”. */
const PLACE =
  /^,? (?:an?|the) (?:\p{L}[\p{L}-]{0,30} ){0,4}(?:town|city|village|settlement|district|region|province|county|country|island|port|river|lake)\b/u;
/** After a name: what happened to it, and when. */
const DATED =
  /^ (?:was|were) (?<happened>born|built|created|discovered|established|formed|founded|introduced|invented|launched|opened|published|released|signed) (?:in|on) (?:\p{Lu}|\d)/u;
/** A title or heading that says how: “How to add members to a project”. */
const HOW_TO = /^how to (?<task>\p{L}.*)$/iu;
/** A heading that asks, in so many words at least that it can be understood elsewhere. */
const ASKING_WORDS = 4;

/**
 * Questions that the articles tell the answer to: those that their headings ask, how to do what a title or heading says how to do, and
 * those about names that they define, place or date. Articles take turns: the first of each comes before the second of any. Then
 * headings as keywords.
 */
export function suggestQuestions(articles: readonly Article[], limit: number): string[] {
  const questions = takingTurns(articles.map((article) => [...asked(article), ...questionsAbout(article)]));
  const keywords = takingTurns(articles.map(headingsWorthAsking));
  return [...new Set([...questions, ...keywords])]
    .filter(({ length }) => length <= MAX_QUESTION_LENGTH)
    .slice(0, limit);
}

function asked(article: Article): string[] {
  return [...new Set([article.title, ...headingsOf(article)])].map(unnumbered).flatMap((heading) => {
    const task = HOW_TO.exec(heading)?.groups?.task?.replace(/(?<![\s.:!?…])[\s.:!?…]+$/u, '');
    if (task !== undefined) return [`How do I ${uncapitalised(ofOneself(task))}?`];
    return heading.endsWith('?') && wordsOf(heading).length >= ASKING_WORDS ? [heading] : [];
  });
}

/** “2. How …” */
function unnumbered(heading: string): string {
  return heading.replace(/^\d+[.)]\s*/u, '');
}

/** Whoever writes says “your password”, and whoever asks, “my”. */
function ofOneself(task: string): string {
  return task.replaceAll(/\byour\b/gu, 'my').replaceAll(/\byourself\b/gu, 'myself');
}

/** Its first word in small letters, unless it is written otherwise, as an abbreviation is. */
function uncapitalised(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function questionsAbout(article: Article): string[] {
  const isWord = lazy(() => smallWordsOf(article));
  const questions = namesIn(article).flatMap((named) => {
    const question = questionAbout(named);
    // “Project Manager, a role …” is nobody: both are words as well.
    const isNobody = question?.startsWith('Who ') && wordsOf(named.name).every((word) => isWord().has(word));
    return question === null || isNobody ? [] : [question];
  });
  return [...new Set(questions)];
}

function smallWordsOf({ passages }: Article): ReadonlySet<string> {
  return new Set(
    passages.flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu) ?? []),
  );
}

function questionAbout({ name, before, after }: NameMention): string | null {
  const noun = NOUN.exec(after)?.[0];
  const isDefinite = DEFINITE_ARTICLE.test(before);
  const called = isDefinite ? `the ${name}` : name;
  if (noun !== undefined && isDefinite) return `What is the ${name}${noun}?`;
  const happened = DATED.exec(after)?.groups?.happened;
  if (happened !== undefined) return `When was ${called} ${happened}?`;
  if (PLACE.test(after)) return `Where is ${called}?`;
  if (!DEFINITION.test(after)) return null;
  if (isDefinite) return name.includes(' ') ? `What is the ${name}?` : null;
  return PERSON.test(name) ? `Who is ${name}?` : null;
}

function headingsOf({ passages }: Article): string[] {
  return passages.flatMap(({ section }) => section.at(-1) ?? []);
}

/** A heading of fewer words, such as “Welcome” or “Overview”, says too little of what stands under it. */
const TELLING_WORDS = 2;

/** Words by which a document speaks of itself, or to its reader. */
const OF_THE_DOCUMENT =
  /^(?:welcome|introduction|overview|summary|contents?|table of contents|see also|further reading|more information|next steps?|related|references?|links?|notes?|appendix|about this)\b|[!:]$/iu;

function headingsWorthAsking(article: Article): string[] {
  return [...new Set(headingsOf(article))].filter((heading) => {
    const isAsked = HOW_TO.test(heading) || heading.endsWith('?');
    return wordsOf(heading).length >= TELLING_WORDS && !isAsked && !OF_THE_DOCUMENT.test(heading);
  });
}

/** What kind of thing a question asks for, as far as its first words say. */
const QUESTION_WORDS = /^(?:how (?:do|does|can|to|much|many|long)|\p{L}+)/iu;

/** The first questions of several kinds: those of one kind take turns with those of others. */
export function ofSeveralKinds(questions: readonly string[], limit: number): string[] {
  const byKind = groupBy(
    questions.filter((one) => one.endsWith('?')),
    (question) => QUESTION_WORDS.exec(question)?.[0].toLowerCase() ?? '',
  );
  return takingTurns([...byKind.values()]).slice(0, limit);
}

/** Shorter words are in many questions. In letters. */
const MIN_TELLING_LENGTH = 4;
/** Of two words that begin alike, one may be a form of the other. In letters. */
const STEM_LENGTH = 5;

/** The suggested questions that share most words with another one; some of several kinds, where none shares any. */
export function nearestQuestions(question: string, questions: readonly string[], limit: number): string[] {
  const stems = stemsOf(question);
  const near = questions
    .filter((one) => one.endsWith('?') && one !== question)
    .map((text) => ({ text, shared: [...stemsOf(text)].filter((stem) => stems.has(stem)).length }))
    .filter(({ shared }) => shared > 0)
    // The sort is stable: equally near ones stay in order.
    .sort((a, b) => b.shared - a.shared);
  return near.length > 0 ? near.slice(0, limit).map(({ text }) => text) : ofSeveralKinds(questions, limit);
}

function stemsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter(({ length }) => length >= MIN_TELLING_LENGTH)
      .map((word) => word.slice(0, STEM_LENGTH)),
  );
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
