/**
 * Rewrites a follow-up so that it can be understood alone. "What about Putin?" takes the question before it with the name
 * replaced. "Why?" and "who runs it?" get the content words of the question before it, its topic. All other questions stay.
 */

import { collapseSpaces, termOfWord, wordsOf } from '../../index/words.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from '../question.ts';
import { isElliptic, refersBack, standaloneWords } from './detect-follow-up.ts';

/** How a follow-up opens before it asks: "thanks! and who runs it?" */
const OPENING =
  /^(?:(?:thanks|thank you|ok|okay|great|cool|nice|good|wow|interesting|i see|hmm+|right|sure|yes|no|hi|hello|hey|please)\b[\s,.!…–-]*)+/iu;
const WHAT_ABOUT = /^(?:(?:and|but|so) )?(?:what|how) about (?<other>.*)$/isu;
/** "And the tanks?", but not "And who is Galeotti?": it has no word that makes a sentence. */
const AND_OTHER =
  /^(?:and|but|or|plus) (?!.*\b(?:who|whom|whose|what|which|why|how|when|where|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|might|may|must|tell)\b)(?<other>.*)$/isu;
export const END_MARKS = /(?<![\s?!.…])[\s?!.…]+$/u;
/** "How far" asks; it is not the topic. */
const MEASURE = /\bhow (?:far|long|large|big|tall|high|deep|old|fast|heavy|often|wide)\b/giu;
/** "That's great" and "it works" ask nothing. */
const IS_STATEMENT = /^(?:i|you|we|he|she|it|they|this|that)(?:['’]|\s+\p{L})[^?]*$/iu;
/** In "why is that?", "that" is all of the question before. */
const WHY = /\b(?:why|how come)\b/iu;
/** Between a rewritten question and its topic. */
const SEPARATOR = ' – ';
/** With more content words, what is asked about can be looked up without the question before. */
const MAX_OTHER_WORDS = 3;

/**
 * The question to look up when `previous` was asked before it. A rewritten question can be the `previous` of the next one, and
 * hands its topic on. It is never longer than `MAX_QUESTION_LENGTH`, unless the question itself is.
 */
export function rewriteFollowUp(question: string, previous: string): string {
  const asked = question.trim();
  const before = collapseSpaces(previous.trim()).slice(0, MAX_QUESTION_LENGTH);
  const topic = wholeTopicOf(before);
  if (asked.length > MAX_QUESTION_LENGTH || topic.length === 0) return question;
  const opened = collapseSpaces(asked).replace(OPENING, '');
  const other = otherTopicIn(opened);
  if (other !== null) return ifShortEnough(askAboutOther(before, other)) ?? withTopic(topic, asked);
  const hasReference = refersBack(opened);
  if (!isElliptic(opened) && (IS_STATEMENT.test(opened) || !hasReference)) return question;
  return withTopic(hasReference && !WHY.test(opened) ? referentsOf(before) : topic, asked);
}

/** All content words of a question: "why?" may leave out any of them. */
export function wholeTopicOf(previous: string): string[] {
  return contentWordsOf(previous).map(({ word }) => word);
}

/**
 * The words that "it" may stand for. Of a question that was rewritten with a topic, these are the topic and the question's own
 * names, but not what it asked about them.
 */
function referentsOf(previous: string): string[] {
  const end = previous.lastIndexOf(SEPARATOR);
  if (end < 0) return wholeTopicOf(previous);
  const own = contentWordsOf(previous.slice(0, end)).filter(({ isName }) => isName);
  const topic = contentWordsOf(previous.slice(end + SEPARATOR.length));
  return [...new Set([...topic, ...own].map(({ word }) => word))];
}

/** Each content word once, as it is written: "US" is a name by its capitals. */
function contentWordsOf(question: string): { word: string; isName: boolean }[] {
  const plain = question.replaceAll(MEASURE, ' ');
  const analysed = analyseQuestion(plain);
  if (typeof analysed === 'string') return [];
  const terms = new Map<string | null, boolean>(analysed.terms.map(({ term, isName }) => [term, isName]));
  return wordsOf(plain).flatMap(({ surface }) => {
    const term = termOfWord(surface);
    const isName = terms.get(term);
    if (isName === undefined) return [];
    terms.delete(term);
    return [{ word: surface, isName }];
  });
}

/** What a question of the form "what about …" or "and …" asks about; `null` for any other, and for one that can be understood alone. */
function otherTopicIn(question: string): string | null {
  const { other } = (WHAT_ABOUT.exec(question) ?? AND_OTHER.exec(question))?.groups ?? {};
  if (other === undefined) return null;
  const words = standaloneWords(other);
  return words.length > 0 && words.length <= MAX_OTHER_WORDS ? other.replace(END_MARKS, '') : null;
}

function askAboutOther(previous: string, other: string): string {
  return replaceTopic(previous, other) ?? `${previous.replace(END_MARKS, '')}${SEPARATOR}${other}?`;
}

function ifShortEnough(question: string): string | null {
  return question.length <= MAX_QUESTION_LENGTH ? question : null;
}

/** Appends as many words of the topic as there is room for. The question itself is never cut. */
export function withTopic(topic: readonly string[], question: string): string {
  const words: string[] = [];
  // Only n - 1 of n words have a space before them.
  let room = MAX_QUESTION_LENGTH - question.length - SEPARATOR.length + 1;
  for (const word of topic) {
    room -= word.length + 1;
    if (room < 0) break;
    words.push(word);
  }
  if (words.length === 0) return question;
  const marks = END_MARKS.exec(question)?.[0] ?? '';
  // The question comes first, because its first words tell what kind of answer it asks for.
  return question.slice(0, question.length - marks.length) + SEPARATOR + words.join(' ') + marks;
}

const PREPOSITION =
  /^(?:about|after|against|at|before|by|during|for|from|in|near|of|on|since|to|under|with) /iu;
const ARTICLE = /^(?:the|an?) /iu;
const ARTICLE_AT_END = /\b(?:the|an?) $/iu;
const IS_NUMBER = /^\p{N}/u;
const IS_CAPITALISED = /^\p{Lu}/u;
/** Between the words of one name. */
const BETWEEN_NAME_PARTS = /^[ -]$/u;

/** Adjacent capitalised words, or adjacent numbers. Offsets in UTF-16 units. */
interface Name {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/**
 * The question with its topic replaced by `other`: "What did Zelenskyy say?" and "Putin" give "What did Putin say?"; "from Sudzha"
 * replaces the name after "from". `null` unless exactly one name can be replaced.
 */
export function replaceTopic(question: string, other: string): string | null {
  const preposition = PREPOSITION.exec(other)?.[0] ?? '';
  const replacement = other.slice(preposition.length).replace(ARTICLE, '');
  const [name] = namesIn(replacement);
  if (name === undefined) return null;
  const [topic, another] = namesIn(question).filter(
    ({ start, end, isNumber }) =>
      isNumber === name.isNumber &&
      !isOnlyFirstWord(question, start, end) &&
      isPrecededBy(preposition, question.slice(0, start)),
  );
  if (topic === undefined || another !== undefined) return null;
  return question.slice(0, topic.start) + replacement + question.slice(topic.end);
}

function namesIn(text: string): Name[] {
  const names: Name[] = [];
  for (const { surface, start, end } of wordsOf(text)) {
    const isNumber = IS_NUMBER.test(surface);
    if (!isNumber && (!IS_CAPITALISED.test(surface) || termOfWord(surface) === null)) continue;
    const before = names.at(-1);
    const continues =
      before !== undefined &&
      before.isNumber === isNumber &&
      BETWEEN_NAME_PARTS.test(text.slice(before.end, start));
    if (continues) names.pop();
    names.push({ start: continues ? before.start : start, end, isNumber });
  }
  return names;
}

/** The first word of a question has a capital anyway: "Transit fees". */
function isOnlyFirstWord(question: string, start: number, end: number): boolean {
  return start === 0 && !question.slice(0, end).includes(' ') && question.charAt(end) === ' ';
}

function isPrecededBy(preposition: string, text: string): boolean {
  const before = ` ${text.replace(ARTICLE_AT_END, '')}`.toLowerCase();
  return preposition === '' || before.endsWith(` ${preposition.toLowerCase()}`);
}
