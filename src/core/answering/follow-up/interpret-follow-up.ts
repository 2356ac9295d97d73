/**
 * How a question may be understood that is asked after another one. None of the ways is right each time: "who runs it?" may be about
 * what was asked before or about what was quoted for it, and "how do I choose another?" has no word that tells it from a question of
 * its own. So several are tried, and the evidence that is found decides.
 */

import type { InvalidReason, Quote } from '../answer.ts';
import { analyseQuestion, type Question } from '../question.ts';
import { rewriteFollowUp, wholeTopicOf, withTopic } from './rewrite-follow-up.ts';

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
  const leans = rewritten !== asked;
  if (!leans && (quoted === null || previous.trim() === '')) return [alone];
  const topical = withEarlierTopic(
    leans ? rewritten : withTopic(wholeTopicOf(previous), asked.trim()),
    asked,
  );
  // Alone, it has nothing to be weighed against.
  if (quoted === null) return [topical === null ? alone : { ...topical, handicap: 0 }];
  const inContext = [
    withinQuoted(question, quoted, leans ? rewritten : null),
    ...(topical === null ? [] : [topical]),
  ];
  const [first = alone, ...others] = leans ? inContext : [alone, ...inContext];
  return [first, ...others];
}

/** @param rewritten `null` for a question that stands alone by its words: then the article's title tells how it was read */
function withinQuoted(
  question: Question,
  { id, title }: QuotedArticle,
  rewritten: string | null,
): Interpretation {
  const readAs = rewritten ?? withTopic(wholeTopicOf(title), question.text);
  return { question, within: id, readAs, handicap: 0 };
}

/** `null` where there is no topic, or no room for it. */
function withEarlierTopic(topical: string, asked: string): Interpretation | null {
  const question = analyseQuestion(topical);
  if (topical === asked || typeof question === 'string') return null;
  return { question, within: null, readAs: topical, handicap: WORDS_OF_BEFORE };
}
