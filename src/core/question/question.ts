import type { InvalidReason } from '../answer.ts';
import { foldWord } from '../language/fold-word.ts';
import { termOfWord } from '../language/term-of-word.ts';
import { type Word, wordsOf } from '../language/words.ts';
import { type AnswerKind, answerKindOf } from './answer-kind.ts';
import { asQuestion } from './as-question.ts';

/** A longer question is refused. In UTF-16 units, white space around it not counted. */
export const MAX_QUESTION_LENGTH = 500;

/** Words that shape a question and say nothing of what it is about. */
const SCAFFOLD: ReadonlySet<string> = new Set(
  'according actual also anybody anyone anything article articles describe doing done else ever exact explain find give happen happened happens main made make makes making many mention mentioned mentions much please possible quote quotes say said says show somebody someone something specific tell whose'.split(
    ' ',
  ),
);

/** The same, of questions that ask what something is. */
const DEFINES: ReadonlySet<string> = new Set(
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
const SMALL_LETTER = /\p{Ll}/u;
const CAPITAL = /^\p{Lu}/u;

/** What a word is looked up by. */
export interface Reading {
  readonly term: string;
  /** The word, folded: what its spelling is compared by. */
  readonly word: string;
}

/** A content word of a question. */
export interface QuestionTerm extends Reading {
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
export function readQuestion(raw: string): Question | InvalidReason {
  const text = raw.trim();
  if (text.length > MAX_QUESTION_LENGTH) return 'too-long';
  const plain = text.replaceAll(TAG_OR_MENTION, ' ');
  if (!LETTER_OR_DIGIT.test(plain)) return 'empty';
  const asked = asQuestion(plain);
  const words = wordsOf(asked);
  const kind = answerKindOf(asked.toLowerCase().replaceAll('’', "'"));
  const terms = contentTerms(
    words,
    (word) => SCAFFOLD.has(word) || (kind === 'definition' && DEFINES.has(word)),
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
  const hasCapitals = words.some(({ surface }) => SMALL_LETTER.test(surface));
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
