import { collapseSpaces, foldWord, termOfWord, type Word, wordsOf } from '../index/words.ts';
import type { InvalidReason } from './answer.ts';
import { type AnswerKind, classifyQuestion } from './answer-kind.ts';

/** A longer question is refused. In UTF-16 units, white space around it not counted. */
export const MAX_QUESTION_LENGTH = 500;

/** Words that shape a question and say nothing of what it is about. */
const QUESTION_WORDS: ReadonlySet<string> = new Set(
  'according actual also anybody anyone anything article articles describe doing done else ever exact explain find give happen happened happens main made make makes making many mention mentioned mentions much please possible quote quotes say said says show somebody someone something specific tell whose'.split(
    ' ',
  ),
);

/** The same, of questions that ask what something is. */
const DEFINITION_WORDS: ReadonlySet<string> = new Set(
  'define defined definition mean means meaning refer refers stand stands'.split(' '),
);

/** Words that ask for nothing in an article when a question has no others ("how is it going?", "great job"). */
const SMALL_TALK: ReadonlySet<string> = new Set(
  'answer bot cool day fine good great going help job nice ok okay question stuff sure test thing things time today well work works yes no'.split(
    ' ',
  ),
);

const TAG_OR_MENTION = /<[a-z/!@#][^<>]{0,200}>/gi;
/** A year or a count may be looked up alone; what is left of "2+2" may not. */
const SMALL_NUMBER = /^\p{N}{1,2}$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LOWER_CASE_LETTER = /\p{Ll}/u;
const CAPITAL = /^\p{Lu}/u;

/** What a word is looked up by. */
export interface SearchTerm {
  readonly term: string;
  /** The word, folded: what its spelling is compared by. */
  readonly word: string;
}

/** A content word of a question. */
export interface QuestionTerm extends SearchTerm {
  /** Which of the question's words it is, from 0. */
  readonly place: number;
  /** Whether it is written as a name, or is a number. */
  readonly isName: boolean;
}

/** A question that can be looked up. */
export interface Question {
  /** What is asked, in one line, without greetings and tags, and marked as a question (`asQuestion`). */
  readonly text: string;
  /** All its words, folded, in order. */
  readonly words: readonly string[];
  /** Its content words in order, each term once; none when it is made of stop words ("how are you?"). */
  readonly terms: readonly QuestionTerm[];
  readonly kind: AnswerKind;
}

/** Reads a question; says why when there is nothing to look up. HTML tags in it are not words. */
export function analyseQuestion(raw: string): Question | InvalidReason {
  const text = raw.trim();
  if (text.length > MAX_QUESTION_LENGTH) return 'too-long';
  const plain = text.replaceAll(TAG_OR_MENTION, ' ');
  if (!LETTER_OR_DIGIT.test(plain)) return 'empty';
  const asked = normaliseQuestion(plain);
  const words = wordsOf(asked);
  const kind = classifyQuestion(asked.toLowerCase().replaceAll('’', "'"));
  const terms = contentTerms(
    words,
    (word) => QUESTION_WORDS.has(word) || (kind === 'definition' && DEFINITION_WORDS.has(word)),
  );
  const isSmallTalk = terms.every(({ word }) => SMALL_TALK.has(word) || SMALL_NUMBER.test(word));
  return {
    text: asked,
    words: words.map(({ surface }) => foldWord(surface)),
    terms: isSmallTalk ? [] : terms,
    kind,
  };
}

function contentTerms(words: readonly Word[], isScaffold: (word: string) => boolean): QuestionTerm[] {
  // Capitals tell names, unless all of the question is in capitals or none of it.
  const hasCapitals = words.some(({ surface }) => LOWER_CASE_LETTER.test(surface));
  const terms = new Map<string, QuestionTerm>();
  for (const [place, { surface }] of words.entries()) {
    const term = termOfWord(surface);
    const word = foldWord(surface);
    if (term === null || isScaffold(word) || terms.has(term)) continue;
    const isName = /\p{N}/u.test(surface) || (hasCapitals && place > 0 && CAPITAL.test(surface));
    terms.set(term, { term, word, place, isName });
  }
  return [...terms.values()];
}

/** How people open (“Hi Kursk, …”) or close a message, which isn't what they ask. */
const GREETINGS =
  /^\s*(?:hello|hi|hey)(?: \p{L}+){1,2}[,!:]|\b(?:hello|hi|hey|good (?:morning|afternoon|evening|day|night)|thanks|thank you|cheers|goodbye|bye)\b/giu;

/** Quotation marks and pictures: people put them anywhere, and mean the same. */
const QUOTATION_MARKS = /["“”„«»]/gu;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{200d}|\u{fe0f}/gu;

/** What stands before and after the words: other quotation marks, emphasis, and the mark that ends them. */
const AROUND = /^[\s‘’'`*_~¿¡?!.…,;:–—-]+|[\s‘’'`*_~?!.…,;:–—-]+$/gu;

const ANYBODY = '(?:you|anybody|anyone|somebody|someone)';

/** How people ask to be answered ("can you tell me", "I'd like to know"), which isn't what they ask. */
const REQUEST = RegExp(
  `^(?:(?:${[
    `(?:can|could|would|will) ${ANYBODY} (?:(?:please|kindly) )?(?:tell|explain(?: to)?|show|remind)(?: me| us)?`,
    '(?:tell|explain to|show|remind) (?:me|us)',
    "i(?: would|[’']d) (?:like|love) to know",
    'i (?:want|wanted|need) to know',
    `(?:do|does) ${ANYBODY} (?:happen to )?know`,
    "i wonder|(?:i(?: am|[’']m) )?(?:wondering|curious)",
    'any idea|quick question',
    'explain|please|kindly',
  ].join('|')})(?=\\W|$)[\\s,;:–—-]*)+`,
  'iu',
);
const PLEASE_AT_END = /[?!.,;]* please$/iu;

/**
 * What is asked, in one line that ends in one question mark, whichever way it was put: “why Sudzha”, “"Why Sudzha?" 🤔” and
 * “can you tell me why Sudzha, please” are the same. The reader learnt from bare questions that end in one mark, and points
 * elsewhere where they are put otherwise.
 */
export function normaliseQuestion(text: string): string {
  const plain = text.replaceAll(GREETINGS, ' ').replaceAll(QUOTATION_MARKS, '').replaceAll(EMOJI, ' ');
  const words = collapseSpaces(plain).replaceAll(AROUND, '').replace(REQUEST, '').replace(PLEASE_AT_END, '');
  return `${words}?`;
}

/** A question's text with its content words spelt as the articles spell them. @param spell `null` for a word to leave as it is */
export function correctSpelling(
  { text, terms }: Question,
  spell: (asked: SearchTerm) => string | null,
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
