import { collapseSpaces, termOfWord, wordsOf } from '../../index/words.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from '../question.ts';
import { isElliptic, refersBack, standaloneWords } from './detect-follow-up.ts';

/** How a follow-up opens, which isn't what it asks: "thanks! and who runs it?" */
const OPENING =
  /^(?:(?:thanks|thank you|ok|okay|great|cool|nice|good|wow|interesting|i see|hmm+|right|sure|yes|no|hi|hello|hey|please)\b[\s,.!…–-]*)+/iu;
const WHAT_ABOUT = /^(?:(?:and|but|so) )?(?:what|how) about (?<other>.*)$/isu;
/** "And the tanks?", but not "And who is Galeotti?": nothing in it that makes a sentence. */
const AND_OTHER =
  /^(?:and|but|or|plus) (?!.*\b(?:who|whom|whose|what|which|why|how|when|where|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|might|may|must|tell)\b)(?<other>.*)$/isu;
const END_MARKS = /[\s?!.…]+$/u;
/** "How far" asks and isn't asked about. */
const MEASURE = /\bhow (?:far|long|large|big|tall|high|deep|old|fast|heavy|often|wide)\b/giu;
/** Whoever says "that's great" or "it works" asks nothing. */
const IS_STATEMENT = /^(?:i|you|we|he|she|it|they|this|that)(?:['’]|\s+\p{L})[^?]*$/iu;
/** "Why is that?" means by "that" all that was said. */
const WHY = /\b(?:why|how come)\b/iu;
const SEPARATOR = ' – ';
/** What has more content words than that can be looked up without the question before. */
const MAX_OTHER_WORDS = 3;

/**
 * A question as it is to be looked up when `previous` was asked before it: itself when it can be understood alone, else
 * together with what the previous one was about. As `previous` of the question after it, it keeps that in mind too. Not
 * longer than a question may be, unless the question itself is.
 */
export function rewriteFollowUp(question: string, previous: string): string {
  const asked = question.trim();
  const before = collapseSpaces(previous.trim()).slice(0, MAX_QUESTION_LENGTH);
  const topic = wholeTopicOf(before);
  if (asked.length > MAX_QUESTION_LENGTH || topic.length === 0) return question;
  const opened = collapseSpaces(asked).replace(OPENING, '');
  const other = otherTopicIn(opened);
  if (other !== null) return ifShortEnough(askAboutOther(before, other)) ?? withTopic(topic, asked);
  const leans = refersBack(opened);
  if (!isElliptic(opened) && (IS_STATEMENT.test(opened) || !leans)) return question;
  return withTopic(leans && !WHY.test(opened) ? topicOf(before) : topic, asked);
}

/** All that a question was about: "why?" may leave out any of it. */
function wholeTopicOf(previous: string): string[] {
  return contentWordsOf(previous).map(({ word }) => word);
}

/** What "it" may mean: of a question that was itself read with a topic that, and its names, but not what it asked of it. */
function topicOf(previous: string): string[] {
  const end = previous.lastIndexOf(SEPARATOR);
  if (end < 0) return wholeTopicOf(previous);
  const own = contentWordsOf(previous.slice(0, end)).filter(({ isName }) => isName);
  const kept = contentWordsOf(previous.slice(end + SEPARATOR.length));
  return [...new Set([...kept, ...own].map(({ word }) => word))];
}

/** As they were written: "US" is a name by its capitals. */
function contentWordsOf(question: string): { word: string; isName: boolean }[] {
  const plain = question.replaceAll(MEASURE, ' ');
  const read = analyseQuestion(plain);
  if (typeof read === 'string') return [];
  const terms = new Map<string | null, boolean>(read.terms.map(({ term, isName }) => [term, isName]));
  return wordsOf(plain).flatMap(({ surface }) => {
    const term = termOfWord(surface);
    const isName = terms.get(term);
    if (isName === undefined) return [];
    // Each term once.
    terms.delete(term);
    return [{ word: surface, isName }];
  });
}

/** What is asked about instead, or too; `null` when the question isn't of that form, or says enough. */
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

/** As many of the topic's words as there is room for: the question itself is never cut. */
function withTopic(topic: readonly string[], question: string): string {
  const words: string[] = [];
  // Of n words only n - 1 have a space before them.
  let room = MAX_QUESTION_LENGTH - question.length - SEPARATOR.length + 1;
  for (const word of topic) {
    room -= word.length + 1;
    if (room < 0) break;
    words.push(word);
  }
  if (words.length === 0) return question;
  const marks = END_MARKS.exec(question)?.[0] ?? '';
  // The question first: its first words tell what kind of answer it asks for.
  return question.slice(0, question.length - marks.length) + SEPARATOR + words.join(' ') + marks;
}

const PREPOSITION =
  /^(?:about|after|against|at|before|by|during|for|from|in|near|of|on|since|to|under|with) /iu;
const ARTICLE = /^(?:the|an?) /iu;
const ARTICLE_AT_END = /\b(?:the|an?) $/iu;
const IS_NUMBER = /^\p{N}/u;
const IS_CAPITALISED = /^\p{Lu}/u;
/** What may stand between the words of one name. */
const BETWEEN_NAME_PARTS = /^[ -]$/u;

/** Neighbouring capitalised words, or a number. Offsets in UTF-16 units. */
interface Name {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/**
 * The question with `other` in the place of what it is about: "What did Zelenskyy say?" and "Putin" make "What did Putin
 * say?"; "from Sudzha" takes the place of what stands after "from". `null` when it can't be told which name's that is.
 */
export function replaceTopic(question: string, other: string): string | null {
  const preposition = PREPOSITION.exec(other)?.[0] ?? '';
  const named = other.slice(preposition.length).replace(ARTICLE, '');
  const [name] = namesIn(named);
  if (name === undefined) return null;
  const [place, another] = namesIn(question).filter(
    ({ start, end, isNumber }) =>
      isNumber === name.isNumber &&
      !isOnlyFirstWord(question, start, end) &&
      isPrecededBy(preposition, question.slice(0, start)),
  );
  if (place === undefined || another !== undefined) return null;
  return question.slice(0, place.start) + named + question.slice(place.end);
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

/** The first word has a capital anyway: "Transit fees". */
function isOnlyFirstWord(question: string, start: number, end: number): boolean {
  return start === 0 && !question.slice(0, end).includes(' ') && question.charAt(end) === ' ';
}

function isPrecededBy(preposition: string, text: string): boolean {
  const before = ` ${text.replace(ARTICLE_AT_END, '')}`.toLowerCase();
  return preposition === '' || before.endsWith(` ${preposition.toLowerCase()}`);
}
