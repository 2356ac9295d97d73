/**
 * Analyses a question. Its text is normalised to one bare question, its words are split and folded, and its content words become
 * the terms to look up. The words that only shape the question, and small talk, are no content. What can't be looked up is
 * refused with the reason.
 */

import type { QuestionTerm, QuestionWords, SearchTerm } from '../index/known-terms.ts';
import { capitalsMarkNames, isReadAsEnglish, type TermOf, termsIn } from '../index/language-terms.ts';
import {
  collapseSpaces,
  foldWord,
  isStopWord,
  type TextWords,
  termOfWord,
  textWordsOf,
  type Word,
  wordsOf,
} from '../index/words.ts';
import type { InvalidReason } from './answer.ts';
import { type AnswerKind, classifyQuestion } from './answer-kind.ts';

/** A longer question is refused. In UTF-16 units, without the white space around it. */
export const MAX_QUESTION_LENGTH = 500;

/** A question that can be looked up. */
export interface Question extends QuestionWords {
  /** What is asked, in one line, as `normaliseQuestion` returns it. */
  readonly text: string;
  readonly kind: AnswerKind;
}

const TAG_OR_MENTION = /<[a-z/!@#][^<>]{0,200}>/gi;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Analyses a question, or says why it can't be looked up. HTML tags and mentions in it are not words. */
export function analyseQuestion(raw: string): Question | InvalidReason {
  const trimmed = raw.trim();
  if (trimmed.length > MAX_QUESTION_LENGTH) return 'too-long';
  const plain = trimmed.replaceAll(TAG_OR_MENTION, ' ');
  if (!LETTER_OR_DIGIT.test(plain)) return 'empty';
  const text = normaliseQuestion(plain);
  const textWords = textWordsOf(text, LETTERS);
  const kind = classifyQuestion(text.toLowerCase().replaceAll('’', "'"));
  const words = textWords.words.map(({ surface }) => foldWord(surface));
  return { text, words, terms: unlessSmallTalk(contentTerms(textWords, kind, ENGLISH), text), kind };
}

/**
 * A question with the terms that articles in a language have. Of articles whose language isn't known, which are read as English, each
 * word finds the very term as well.
 */
export function questionIn(question: Question, language: string | null): Question {
  if (isReadAsEnglish(language)) return question;
  const termOf = termsIn(language);
  const reading: Reading = {
    // People mix English into their questions, and articles whose language isn't known have none of its stop words.
    termOf: (word) => (isStopWord(word) ? null : termOf(word)),
    mayBeNames: capitalsMarkNames(language),
    asWell: termOfWord,
  };
  const { text, kind } = question;
  return {
    ...question,
    terms: unlessSmallTalk(contentTerms(textWordsOf(text, LETTERS), kind, reading), text),
  };
}

/** How the words of a question are read. */
interface Reading {
  readonly termOf: TermOf;
  /** Whether capitals mark names. */
  readonly mayBeNames: boolean;
  /** Gives another term that each word is looked up by as well. */
  readonly asWell: TermOf | null;
}

const ENGLISH: Reading = { termOf: termOfWord, mayBeNames: true, asWell: null };

function unlessSmallTalk(terms: readonly QuestionTerm[], text: string): readonly QuestionTerm[] {
  const isSmallTalk = terms.every(
    ({ word }) => SMALL_TALK.has(word) || (SMALL_NUMBER.test(word) && !PRICE.test(text)),
  );
  return isSmallTalk ? [] : terms;
}

/** Words that shape a question and say nothing about its topic. */
const QUESTION_WORDS: ReadonlySet<string> = new Set(
  'according actual also anybody anyone anything article articles describe doing done else ever exact explain find give happen happened happens main made make makes making many mention mentioned mentions much please possible quote quotes say said says show somebody someone something specific tell whose'.split(
    ' ',
  ),
);

/** The same in questions that ask what something is. */
const DEFINITION_WORDS: ReadonlySet<string> = new Set(
  'define defined definition mean means meaning refer refers stand stands'.split(' '),
);

/** A question with no other words ("how is it going?", "great job") asks for nothing in an article. */
const SMALL_TALK: ReadonlySet<string> = new Set(
  'answer bot cool day fine good great going help job nice ok okay question stuff sure test thing things time today well work works yes no'.split(
    ' ',
  ),
);

/** A year, a count or a price may be looked up alone; the numbers of "2+2" may not. */
const SMALL_NUMBER = /^\p{N}{1,2}$/u;
const PRICE = /^\p{Sc}\s?\p{N}|\p{N}\s?\p{Sc}/u;

const LOWER_CASE_LETTER = /\p{Ll}/u;
const CAPITAL = /^\p{Lu}/u;
const DIGIT = /\p{N}/u;

/** A question in small letters has its codes in small letters, "rp 2040". What isn't one isn't in the articles either. */
const LETTERS = /^\p{L}{1,5}$/u;

function contentTerms(
  { words, besides }: TextWords,
  kind: AnswerKind,
  { termOf, mayBeNames, asWell }: Reading,
): QuestionTerm[] {
  // Capitals mark names, unless all letters of the question are capitals or none are.
  const hasCapitals = mayBeNames && words.some(({ surface }) => LOWER_CASE_LETTER.test(surface));
  const terms = new Map<string, QuestionTerm>();
  for (const [place, part] of words.entries()) {
    const { surface } = part;
    const term = termOf(surface);
    const word = foldWord(surface);
    if (term === null || terms.has(term) || shapesQuestion(word, kind)) continue;
    const isName = DIGIT.test(surface) || (hasCapitals && place > 0 && CAPITAL.test(surface));
    const others = asWell === null ? [] : termsOf([surface], asWell).filter((other) => other.term !== term);
    const alternatives = [...alternativesOf(part, besides, termOf), ...others];
    terms.set(term, { term, word, place, isName, alternatives });
  }
  return [...terms.values()];
}

/** What a word is looked up by as well. @param besides those of the question */
function alternativesOf(
  { surface, start, end }: Word,
  besides: readonly Word[],
  termOf: TermOf,
): SearchTerm[] {
  const wholes = besides.filter((whole) => whole.start <= start && end <= whole.end);
  return termsOf([...wholes.map((whole) => whole.surface), ...otherNotationOf(foldWord(surface))], termOf);
}

/** What the very words are looked up by. */
function termsOf(words: readonly string[], termOf: TermOf): SearchTerm[] {
  return words.flatMap((word) => {
    const term = termOf(word);
    return term === null ? [] : [{ term, word: foldWord(word), isExact: true }];
  });
}

const THOUSANDS = /^\p{N}{4,}$/u;
const GROUPED_BY_FULL_STOPS = /^\p{N}{1,3}(?:\.\p{N}{3})+$/u;
const BEFORE_GROUP = /(?<=\p{N})(?=(?:\p{N}{3})+$)/gu;

/** "10.000" for "10000" and the other way round: in many languages full stops part thousands, and nothing tells which it is. */
function otherNotationOf(number: string): string[] {
  if (THOUSANDS.test(number)) return [number.replaceAll(BEFORE_GROUP, '.')];
  return GROUPED_BY_FULL_STOPS.test(number) ? [number.replaceAll('.', '')] : [];
}

function shapesQuestion(word: string, kind: AnswerKind): boolean {
  return QUESTION_WORDS.has(word) || (kind === 'definition' && DEFINITION_WORDS.has(word));
}

/** How people open (“Hi Kursk, …”) or close a message. */
const GREETINGS =
  /^\s*(?:hello|hi|hey)(?: \p{L}+){1,2}[,!:]|\b(?:(?:hello|hi|hey)(?: (?:there|all|everyone|everybody|folks|guys))?|good (?:morning|afternoon|evening|day|night)|(?:(?:many )?thanks|thank you)(?: (?:in advance|a lot|so much|very much))?|cheers|goodbye|bye)\b/giu;

/** People put quotation marks and emoji anywhere, and mean the same. */
const QUOTATION_MARKS = /["“”„«»]/gu;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{200d}|\u{fe0f}/gu;

/** A link beside a question: before it, or after its end. */
const LINK_BESIDE = /^https?:\/\/\S+ (?=\S)|(?<=[?!.…] )https?:\/\/\S+$/giu;

/** What stands around the words: other quotation marks, emphasis, and the mark at the end. */
const AROUND = /^[\s‘’'`*_~¿¡?!.…,;:–—-]+|(?<![\s‘’'`*_~?!.…,;:–—-])[\s‘’'`*_~?!.…,;:–—-]+$/gu;

const ANYBODY = '(?:you|anybody|anyone|somebody|someone)';
const TELL = '(?:tell|explain(?: to)?|show|remind)(?: me| us)?';

/** How people ask to be answered: "can you tell me", "I'd like to know", "sorry if this was asked before, but". */
const REQUEST = RegExp(
  `^(?:(?:${[
    `(?:can|could|would|will) ${ANYBODY} (?:(?:please|kindly) )?(?:be able to )?${TELL}`,
    `if ${ANYBODY} (?:can|could|would) (?:please )?${TELL}`,
    '(?:tell|explain to|show|remind) (?:me|us)',
    "i(?: would|[’']d) (?:like|love) to know",
    'i (?:want|wanted|need) to know',
    "(?:i(?: am|[’']m) )?(?:trying|looking) to (?:find out|figure out|understand)",
    `(?:do|does) ${ANYBODY} (?:happen to )?know`,
    "i wonder|(?:i(?: am|[’']m| was) )?(?:just )?(?:wondering|curious)",
    `(?:(?:do|does) ${ANYBODY} have )?any idea`,
    '(?:quick|stupid|silly|dumb) question',
    'sorry (?:to bother(?: you)?|for asking|(?:if )?(?:this|it) (?:was|is|has been) (?:already )?asked(?: before)?)(?:,? but)?',
    'explain|please|kindly',
  ].join('|')})(?=\\W|$)[\\s,;:–—-]*)+`,
  'iu',
);
const AT_END = /(?<![?!.,;])[?!.,;]* (?:please|any help (?:is |would be )?appreciated)$/iu;

/** "What's" and "whats" for "what is"; not "who's got". Where it stands for "has", nothing is lost: both are stop words. */
const SHORT_IS = /\b(what|who|where|when|how|why)(?:[’']s|(?<=what)s)\b(?! (?:got|been)\b)/giu;

/**
 * The bare question, in one line that ends in one question mark, however it was put: “why Sudzha”, “"Why Sudzha?" 🤔” and “can you
 * tell me why Sudzha, please” give the same. The reader was trained on bare questions with one question mark, and "is" written out,
 * and points elsewhere when they are put otherwise.
 */
export function normaliseQuestion(text: string): string {
  const plain = text.replaceAll(GREETINGS, ' ').replaceAll(QUOTATION_MARKS, '').replaceAll(EMOJI, ' ');
  const words = collapseSpaces(plain.trim())
    .replaceAll(LINK_BESIDE, '')
    .replaceAll(AROUND, '')
    .replace(REQUEST, '')
    .replace(AT_END, '');
  return `${words.replaceAll(SHORT_IS, '$1 is')}?`;
}

/** The question's text with its content words spelt as in the articles. @param spell `null` for a word to leave as it is */
export function correctSpelling(
  { text, terms }: Question,
  spell: (term: SearchTerm) => string | null,
): string {
  const words = wordsOf(text);
  let result = '';
  let end = 0;
  for (const term of terms) {
    const word = words[term.place];
    const spelling = spell(term);
    if (word === undefined || spelling === null) continue;
    result += text.slice(end, word.start) + spelling;
    end = word.end;
  }
  return result + text.slice(end);
}

const LETTER = /\p{L}/u;

/** Whether a text ends in a question: no letter follows its last question mark. */
export function endsInQuestion(text: string): boolean {
  const mark = text.lastIndexOf('?');
  return mark >= 0 && !LETTER.test(text.slice(mark));
}
