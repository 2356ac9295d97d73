/**
 * How a question may be understood that is asked after another one. None of the ways is right each time: "who runs it?" may be about
 * what was asked before or about what was quoted for it, and "how do I choose another?" has no word that tells it from a question of
 * its own. So several are tried, and the evidence that is found decides.
 */

import type { InvalidReason, Quote } from '../answer.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH, type Question } from '../question.ts';
import { END_MARKS, rewriteFollowUp, wholeTopicOf, withTopic } from './rewrite-follow-up.ts';

/** The article that was quoted first for the question before. */
export type QuotedArticle = Pick<Quote['article'], 'id' | 'title'>;

/** One way to understand a question. */
export interface Interpretation {
  /** What to look up. */
  readonly question: Question;
  /** The id of the article to look in; `null`: in all of them. */
  readonly within: string | null;
  /** How it is put for people, and remembered; `null`: as it was asked. */
  readonly readAs: string | null;
  /** How much more evidence it needs than the question's own words among all articles do. In logits, 0 or less. */
  readonly handicap: number;
}

/** The likeliest first. */
export type Interpretations = readonly [Interpretation, ...Interpretation[]];

/**
 * The words of the question before match by themselves what was quoted for it, whatever is asked now. Chosen on the tuned half of
 * `bench/data/dialogues` from -1.5, -1 and -0.5, by right first quotes and by silence where nothing answers.
 */
const WORDS_OF_BEFORE = -1;

/** A question that stands alone takes no more words from the one before, which may have taken some itself: a conversation may be long. */
const MAX_EARLIER_WORDS = 12;

/**
 * The ways to understand a question, the likeliest first; the reason, if it can't be looked up. One that stands alone by its words is
 * first of all read alone, as if nothing had been asked before, and where it isn't known what was quoted, only so.
 *
 * @param previous the question before, as it was understood; empty where there is none
 */
export function interpretationsOf(
  asked: string,
  previous: string,
  quoted: QuotedArticle | null,
): Interpretations | InvalidReason {
  const question = analyseQuestion(asked);
  if (typeof question === 'string') return question;
  const alone = { question, within: null, readAs: null, handicap: 0 };
  const rewritten = rewriteFollowUp(asked, previous);
  if (rewritten !== asked) return leaning(question, rewritten, quoted) ?? [alone];
  if (quoted === null || previous.trim() === '') return [alone];
  const topic = wholeTopicOf(previous).slice(0, MAX_EARLIER_WORDS);
  const topical = analyseQuestion(withTopic(topic, asked.trim()));
  return [
    alone,
    { ...alone, within: quoted.id, readAs: inBrackets(asked, quoted.title) },
    ...(typeof topical === 'string' || topic.length === 0
      ? []
      : [{ ...withEarlierWords(topical), readAs: inBrackets(asked, topic.join(' ')) }]),
  ];
}

/** The ways to understand a question that leans on the one before. @param rewritten with the topic of that */
function leaning(
  question: Question,
  rewritten: string,
  quoted: QuotedArticle | null,
): Interpretations | null {
  const topical = analyseQuestion(rewritten);
  if (typeof topical === 'string') return null;
  const withTopicOfBefore = { ...withEarlierWords(topical), readAs: rewritten };
  // Alone, it has nothing to be weighed against.
  if (quoted === null) return [{ ...withTopicOfBefore, handicap: 0 }];
  return [{ question, within: quoted.id, readAs: rewritten, handicap: 0 }, withTopicOfBefore];
}

function withEarlierWords(question: Question): Omit<Interpretation, 'readAs'> {
  return { question, within: null, handicap: WORDS_OF_BEFORE };
}

/** A question that stands alone by its words, and what it was read with. All words of both are the topic of what is asked next. */
function inBrackets(asked: string, context: string): string {
  const put = `${asked.trim().replace(END_MARKS, '')} (${context})?`;
  return put.length <= MAX_QUESTION_LENGTH ? put : asked;
}
