import type { Answer, Quote } from '../../answering/answer.ts';
import { MAX_QUOTES, MAX_REQUESTED_QUOTES } from '../../answering/ask.ts';
import { rewriteFollowUp } from '../../answering/follow-up/rewrite-follow-up.ts';
import { analyseQuestion, endsInQuestion, MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import type { ControlKind } from '../../ports/channel-settings.ts';
import type { BotContext, Turn } from '../context.ts';
import { type Part, questionParts, quoteParts, type Reply, type ReplyControl, replyOf } from '../reply.ts';
import type { Action, Way } from '../request.ts';
import type { Wording } from '../wording/wording.ts';
import { canShare, createControl, quoteControls } from './reply-controls.ts';

/** Answers a question, with the one before in mind, and keeps it. */
export async function answerQuestion(
  turn: Turn,
  kit: BotContext,
  { question: text, way, previous: told }: Extract<Action, { kind: 'ask' }>,
  event: string | null,
): Promise<Reply> {
  const question = way === 'message' ? questionIn(text) : text;
  const previous = told ?? (await kit.conversations.recall(turn.place));
  const ask = turn.library.askFrom(turn.settings.articles);
  const found = await ask(question, { previous, quotes: MAX_REQUESTED_QUOTES });
  const { answer, further } = splitQuotes(found);
  const reading = rewriteFollowUp(question, previous);
  const id = await recordQuestion(turn, kit, answer, reading, event);
  const audience = audienceOf(way, turn);
  return replyOf([...opening(question, reading, answer, turn.words), ...answerParts(answer, turn.words)], {
    outcome: answer.status,
    audience,
    answer,
    controls: answerControls(turn, kit, { answer, further, isPrivate: audience === 'asker', question: id }),
  });
}

/** What is shown at once, and what *More* shows. */
function splitQuotes(found: Answer): { answer: Answer; further: readonly Quote[] } {
  const further = found.quotes.slice(MAX_QUOTES);
  switch (found.status) {
    case 'answered':
      return { answer: { ...found, quotes: found.quotes.slice(0, MAX_QUOTES) }, further };
    case 'not-in-corpus':
      return { answer: { ...found, nearest: found.nearest.slice(0, MAX_QUOTES) }, further };
    case 'invalid-question':
      return { answer: found, further };
    default:
      return found satisfies never;
  }
}

/** The question, and how it was read. One that can't be looked up isn't repeated: it may be as long as a message. */
function opening(question: string, reading: string, answer: Answer, words: Wording): Part[] {
  if (answer.status === 'invalid-question') return [];
  const asides = reading === question ? [] : [words.readAs(reading)];
  return [...questionParts(question), ...asides.map((text) => ({ kind: 'aside', text }) as const)];
}

function answerParts(answer: Answer, words: Wording): Part[] {
  switch (answer.status) {
    case 'answered':
      return quoteParts(answer.quotes, words);
    case 'not-in-corpus':
      return [
        { kind: 'note', text: words.notInCorpus },
        ...(answer.nearest.length === 0 ? [] : [{ kind: 'note', text: words.nearest } as const]),
        ...quoteParts(answer.nearest, words),
      ];
    case 'invalid-question':
      return [{ kind: 'note', text: words.invalid[answer.reason] }];
    default:
      return answer satisfies never;
  }
}

function audienceOf(way: Way, { settings }: Turn): Reply['audience'] {
  if (way === 'mention' || way === 'thread') return 'everyone';
  return way === 'command' && settings.answers === 'public' ? 'everyone' : 'asker';
}

interface ShownAnswer {
  readonly answer: Answer;
  /** What *More* shows. */
  readonly further: readonly Quote[];
  readonly isPrivate: boolean;
  /** The id of the question; `null` when it isn't kept. */
  readonly question: string | null;
}

/** What can be done with an answer. */
function answerControls(
  turn: Turn,
  kit: BotContext,
  { answer, further, isPrivate, question }: ShownAnswer,
): ReplyControl[] {
  const isAnswered = answer.status === 'answered';
  const feedback: ControlKind[] = isAnswered ? ['up', 'down'] : ['gap'];
  const kinds: ControlKind[] = [
    ...(isAnswered && isPrivate && canShare(turn.place) ? (['share'] as const) : []),
    ...(question === null ? [] : feedback),
  ];
  const more = further.length === 0 ? [] : [createControl('more', turn, kit, { question, quotes: further })];
  const quotes = isAnswered ? answer.quotes : answer.nearest;
  return [...more, ...quoteControls(turn, kit, { question, quotes, kinds })];
}

/**
 * Keeps a question and what came of it, for feedback, gaps and the follow-up. Where nothing is kept, or can be now, this
 * process remembers it for the follow-up alone.
 *
 * @param text as it was looked up
 * @returns the question's id; `null` when it isn't kept
 */
async function recordQuestion(
  { place, person }: Turn,
  { settings, callStore: attempt, store, clock, conversations, questionId }: BotContext,
  answer: Answer,
  text: string,
  event: string | null,
): Promise<string | null> {
  const { status: outcome, confidence, engine, quotes, nearest } = answer;
  if (outcome === 'invalid-question' || !isAboutSomething(text)) return null;
  const [best] = [...quotes, ...nearest];
  const question = {
    id: questionId(event),
    at: clock.now(),
    place,
    person,
    text,
    outcome,
    confidence,
    engine,
    nearest: best === undefined ? null : { article: best.article.id, passage: best.passage },
  };
  const record = async () => {
    await store.questions.record(question);
    return question.id;
  };
  const id = settings.retentionDays === 0 ? null : await attempt('record question', record, null);
  if (id === null) conversations.remember(place, person, text);
  return id;
}

/** Thanks and greetings aren't. */
function isAboutSomething(text: string): boolean {
  const read = analyseQuestion(text);
  return typeof read !== 'string' && read.terms.length > 0;
}

/** Where a sentence ends, or a line. */
const SENTENCE_BREAK = /(?<=[.!?…])\s+|\n+/u;

/** What a message asks: all of it, or of one too long for a question the last sentence that asks; else all of it still. */
export function questionIn(message: string): string {
  if (message.trim().length <= MAX_QUESTION_LENGTH) return message;
  const sentences = message.split(SENTENCE_BREAK).map((sentence) => sentence.trim());
  return (
    sentences.findLast((sentence) => endsInQuestion(sentence) && sentence.length <= MAX_QUESTION_LENGTH) ??
    message
  );
}
