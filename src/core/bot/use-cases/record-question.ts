import { type Answer, firstQuoteOf } from '../../answering/answer.ts';
import type { Audience } from '../../ports/place.ts';
import type { AskedQuestion } from '../../ports/questions.ts';
import { type BotContext, readerOf, type Turn } from '../context.ts';
import { sealAsker } from '../kept/tell-askers.ts';
import { isStatement } from '../meant-for-bot.ts';
import { isAboutSomething } from '../message.ts';
import type { Later } from '../request.ts';

/** A question, as it was answered. */
export interface AnsweredQuestion {
  readonly answer: Answer;
  /** The question as it was understood. */
  readonly text: string;
  readonly audience: Audience;
  readonly event: string | null;
  /** Where whoever asks is told when there is an answer; `null` where they can't be. */
  readonly later: Later | null;
  /** Whether nobody asked the bot: then what it isn't sure of isn't shown, and is a gap. */
  readonly isUnasked: boolean;
}

/**
 * Records a question and its outcome, for feedback, gaps and follow-ups. When questions aren't stored, or the store is down, this
 * process remembers it for follow-ups only.
 *
 * @returns the question's id; `null` when it isn't stored
 */
export async function recordQuestion(
  turn: Turn,
  { settings, callStore, store, clock, conversations, questionId, sealer }: BotContext,
  { answer, text, audience, event, later, isUnasked }: AnsweredQuestion,
): Promise<string | null> {
  const { asker, place, person } = turn;
  const { status, confidence, engine } = answer;
  const outcome = isUnasked && status === 'unsure' ? 'not-in-corpus' : status;
  const best = firstQuoteOf(answer);
  // A statement would be taken for the topic of the next question.
  if (outcome === 'invalid-question' || !isAboutSomething(text) || isStatement(text)) return null;
  const nearest = best === undefined ? null : { article: best.article.id, passage: best.passage };
  const question = {
    id: questionId(event),
    at: clock.now(),
    place,
    person,
    audience,
    text,
    outcome,
    confidence,
    engine,
    nearest,
  };
  // Of several questions, each that has no answer is a gap of its own; a follow-up follows the whole message, so that it comes last.
  const gaps = (answer.quotes.length === 0 ? [] : answer.unanswered).map((text, place) => ({
    ...question,
    id: questionId(event === null ? null : `${event} ${place}`),
    at: question.at - 1,
    text,
    outcome: 'not-in-corpus' as const,
    confidence: 0,
    nearest: null,
  }));
  const withAsker = (one: AskedQuestion): AskedQuestion =>
    later === null || one.outcome !== 'not-in-corpus'
      ? one
      : { ...one, sealedAsker: sealAsker(sealer, one.id, { asker, ...later }) };
  const record = async () => {
    for (const one of [...gaps, question]) await store.questions.record(withAsker(one));
    return question.id;
  };
  const id = settings.retentionDays === 0 ? null : await callStore('record question', record, null);
  if (id === null) conversations.remember(place, readerOf(turn, audience), { person, text, nearest });
  return id;
}
