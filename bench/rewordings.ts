/**
 * Ways to put a question otherwise, for metamorphic tests (Chen, Cheung and Yiu 1998): nobody needs to know what is right for a question
 * to know that a harmless rewording must not change the answer, and that another name, number, year or "not" asks something else.
 */

import { classifyQuestion } from '../src/core/answering/answer-kind.ts';
import { termOfWord } from '../src/core/index/words.ts';
import { withSlip } from './questions.ts';

/** Puts a question otherwise; `null` where this way doesn't fit it. @param below gives a number from 0 up to a limit */
export type Reword = (question: string, below: (limit: number) => number) => string | null;

const ARTICLE_WORD = /\b(?:the|an?) (?=\S)/iu;
const LAST_WORD = /(?<=\s)[\p{L}\p{N}][^\s]*$/u;

/** Plurals that take their singular by dropping an "s", or "ies" for "y"; not "process", "status", "analysis", or "who owns". */
const PLURAL = /(?<!\b(?:who|what|that|it|he|she) )\b\p{Ll}{2,}(?:ies|[^\P{Ll}siu]s)\b/gu;
/** Verbs and others that look like plurals. */
const NO_PLURALS: ReadonlySet<string> = new Set(
  'always comes does goes gets happens has helps includes its keeps lets looks makes means needs perhaps says series sometimes stands takes tells this times towards uses was whats works yes'.split(
    ' ',
  ),
);

const SHORT_FORM = /\b(what|who|where|when|how|why)['’]s\b/iu;
const LONG_FORM = /\b(what|who|where|when|how|why) is\b/iu;

/** The place of the question is `…`. */
const POLITE_FRAMES = [
  'hi, could somebody tell me …, thanks!',
  'Hello everyone, quick question: … Thanks in advance!',
  'sorry if this was asked before, but …?',
  "Hey folks, I'm trying to find out … Any help appreciated.",
  'Would anyone be able to tell me …? Cheers',
];

/** By the name of the way. The right answer stays the same. */
export const HARMLESS: Readonly<Record<string, Reword>> = {
  'an article word more or less': (question) =>
    ARTICLE_WORD.test(question)
      ? question.replace(ARTICLE_WORD, '')
      : changed(question, question.replace(LAST_WORD, 'the $&')),
  'another case': (question) => {
    const lower = question.toLowerCase();
    return lower === question ? changed(question, question.toUpperCase()) : lower;
  },
  'singular for plural': (question) => {
    const plural = Array.from(question.matchAll(PLURAL)).findLast(
      ([word]) => termOfWord(word) !== null && !NO_PLURALS.has(word),
    );
    if (plural === undefined) return null;
    const [word] = plural;
    const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
    return replacedAt(question, plural.index, word, singular);
  },
  'what’s for what is': (question) =>
    SHORT_FORM.test(question)
      ? question.replace(SHORT_FORM, '$1 is')
      : changed(question, question.replace(LONG_FORM, "$1's")),
  'a polite frame': (question, below) => {
    const frame = POLITE_FRAMES[below(POLITE_FRAMES.length)] ?? '';
    return frame.replace('…', () => bare(question));
  },
  'keywords in another order': (question) => {
    const words = question.split(' ');
    if (classifyQuestion(question.toLowerCase()) !== 'keyword' || words.length < 2) return null;
    return changed(question, [...words.slice(1), words[0]].join(' '));
  },
  'a slip of the keyboard': (question, below) => changed(question, withSlip(question, below)),
};

/** A name: a capitalised word that isn't the first. */
const NAME = /(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]+/gu;
/** Of nobody and nothing in the collections. */
const OTHER_NAMES = ['Quillan', 'Zwolle', 'Xanthippe'];

/** Of few enough digits to be counted with. */
const NUMBER = /(?<![\p{L}\p{N}])[0-9]{1,15}(?![\p{L}\p{N}])/gu;
const YEAR = /^(?:1[5-9]|20)\d\d$/;
/** Added to a number, so that hardly another of the same text is meant. */
const OTHER_NUMBER = 37;
const OTHER_YEAR = 13;

const AUXILIARY =
  /\b(?:is|are|was|were|does|do|did|can|could|should|must|may|will|has|have|had)(?: (?:i|we|you|they|it|he|she))?\b/iu;

/** By the name of the way. Something else is asked. */
export const TELLING: Readonly<Record<string, Reword>> = {
  'another name': (question, below) => {
    const [name] = question.matchAll(NAME);
    const other = OTHER_NAMES[below(OTHER_NAMES.length)] ?? '';
    return name === undefined ? null : replacedAt(question, name.index, name[0], other);
  },
  'another number': (question) =>
    withOther(question, (number) => (YEAR.test(number) ? null : Number(number) + OTHER_NUMBER)),
  'another year': (question) =>
    withOther(question, (number) => (YEAR.test(number) ? Number(number) - OTHER_YEAR : null)),
  not: (question) =>
    /\bnot\b/i.test(question) ? null : changed(question, question.replace(AUXILIARY, '$& not')),
};

/** @param other `null` for a number to leave as it is */
function withOther(question: string, other: (number: string) => number | null): string | null {
  for (const found of question.matchAll(NUMBER)) {
    const number = other(found[0]);
    if (number !== null) return replacedAt(question, found.index, found[0], String(number));
  }
  return null;
}

function replacedAt(text: string, at: number, part: string, replacement: string): string {
  return text.slice(0, at) + replacement + text.slice(at + part.length);
}

function changed(before: string, after: string): string | null {
  return before === after ? null : after;
}

/** As it goes on after other words: "What is it?" → "what is it". A name or an abbreviation keeps its capital. */
function bare(question: string): string {
  const plain = question.replace(/[\s?!.]+$/u, '');
  const [first = ''] = plain.match(/^\p{L}+/u) ?? [];
  return termOfWord(first) === null && !/^\p{Lu}{2}/u.test(first)
    ? first.toLowerCase() + plain.slice(first.length)
    : plain;
}
