/**
 * A message may ask several questions: “Where is the mill? And who owns it?” They are asked one by one, each with the one before in
 * mind, and one answer says which quote is for which.
 */

import { groupBy, takingTurns } from '../groups.ts';
import { wordsOf } from '../index/words.ts';
import { type Answer, firstQuoteOf, type Quote } from './answer.ts';
import { type Ask, MAX_QUOTES } from './ask.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from './question.ts';

/** A message that seems to ask more is rather one question, put at length. */
const MAX_QUESTIONS = 3;

/** “VPN?” names a topic, “any ideas?” asks nothing more. */
const FEWEST_WORDS = 3;

const AFTER_QUESTION_MARK = /(?<=[?？][)"'”’]?)\s+/u;
const ENDS_IN_QUESTION_MARK = /[?？][)"'”’]?$/u;

/**
 * The questions of a message, in its own words; the message itself where it is one question. What a question mark doesn't end goes
 * with what stands before it, or else after it.
 */
export function questionsIn(message: string): readonly string[] {
  const trimmed = message.trim();
  if (trimmed.length > MAX_QUESTION_LENGTH) return [message];
  const questions: string[] = [];
  for (const piece of trimmed.split(AFTER_QUESTION_MARK)) {
    const last = questions.at(-1);
    if (
      last === undefined ||
      (ENDS_IN_QUESTION_MARK.test(piece) && canStandAlone(piece) && canStandAlone(last))
    )
      questions.push(piece);
    else questions[questions.length - 1] = `${last} ${piece}`;
  }
  return questions.length > 1 && questions.length <= MAX_QUESTIONS ? questions : [message];
}

/** “Is that right?” has nothing to look up; “who owns it?” has, if only what it asks for. */
function canStandAlone(piece: string): boolean {
  const question = analyseQuestion(piece);
  return typeof question !== 'string' && question.terms.length > 0 && wordsOf(piece).length >= FEWEST_WORDS;
}

/** The questions that quotes are for, in the order of their first quotes; one `null` where the message asks one. */
export function questionsOf(quotes: readonly Quote[]): (string | null)[] {
  return [...new Set(quotes.map(({ question }) => question))];
}

/** Asks the questions of a message one by one. */
export function askEachQuestion(ask: Ask): Ask {
  return async (message, options = {}) => {
    const questions = questionsIn(message);
    if (questions.length === 1) return ask(message, options);
    const answers: Answer[] = [];
    let { previous = '', quoted = null } = options;
    for (const question of questions) {
      const answer = await ask(question, { ...options, previous, quoted });
      answers.push(answer);
      previous = answer.readAs ?? question;
      quoted = firstQuoteOf(answer)?.article ?? null;
    }
    return combined(message, answers, options.quotes ?? MAX_QUOTES);
  };
}

/**
 * One answer, as unsure as the least sure of those with quotes: the best quote for each question, whatever the limit, then the second
 * best for each, and so on.
 */
function combined(message: string, answers: readonly Answer[], limit: number): Answer {
  const quoted = answers.filter(({ quotes }) => quotes.length > 0);
  const engine = answers.every((answer) => answer.engine === 'reader') ? 'reader' : 'lexical';
  const unanswered = answers.filter((answer) => !quoted.includes(answer)).map(({ question }) => question);
  if (quoted.length === 0) {
    return {
      question: message,
      status: 'not-in-corpus',
      engine,
      confidence: Math.max(...answers.map(({ confidence }) => confidence)),
      quotes: [],
      nearest: inTurn(answers, 'nearest').slice(0, limit),
      unanswered,
      reason: null,
    };
  }
  return {
    question: message,
    status: quoted.every(({ status }) => status === 'answered') ? 'answered' : 'unsure',
    engine,
    confidence: Math.min(...quoted.map(({ confidence }) => confidence)),
    quotes: inTurn(quoted, 'quotes').slice(0, Math.max(limit, quoted.length)),
    nearest: [],
    unanswered,
    reason: null,
  };
}

/** The first of each answer, the second of each, and so on, each place once. */
function inTurn(answers: readonly Answer[], key: 'quotes' | 'nearest'): Quote[] {
  const quotes = takingTurns(
    answers.map((answer) => answer[key].map((quote) => ({ ...quote, question: answer.question }))),
  );
  const byPlace = groupBy(quotes, ({ article, passage, start }) =>
    JSON.stringify([article.id, passage, start]),
  );
  return [...byPlace.values()].flatMap((same) => same.slice(0, 1));
}
