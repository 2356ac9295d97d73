import type { Answer, Quote } from '../../answering/answer.ts';
import { type AskOptions, MAX_QUOTES, MAX_REQUESTED_QUOTES } from '../../answering/ask.ts';
import { sharedShare } from '../../answering/editions.ts';
import { languagesUnlikeAsked } from '../../answering/question-language.ts';
import { questionsOf } from '../../answering/several-questions.ts';
import { termsOfText } from '../../index/language-terms.ts';
import { termOfWord } from '../../index/words.ts';
import type { ControlKind } from '../../ports/control-kinds.ts';
import { type Audience, isChat, type Place } from '../../ports/place.ts';
import { articlesFor, type BotContext, quotable, readerOf, type Turn } from '../context.ts';
import { isAboutSomething } from '../message.ts';
import {
  type Part,
  questionList,
  questionParts,
  quoteParts,
  type Reply,
  type ReplyControl,
  replyOf,
} from '../reply.ts';
import { type Action, isPublicWay, type Way } from '../request.ts';
import { smallTalkIn } from '../small-talk.ts';
import type { Wording } from '../wording/wording.ts';
import { wordingIn } from '../wording/wording-for.ts';
import { deadEndParts } from './dead-end.ts';
import { type AnsweredQuestion, recordQuestion } from './record-question.ts';
import { canShare, createControl, quoteControls } from './reply-controls.ts';

type AskAction = Extract<Action, { kind: 'ask' }>;

/** Answers a question with the previous one in mind, and records it. */
export async function answerQuestion(
  turn: Turn,
  context: BotContext,
  action: AskAction,
  { event, later }: Pick<AnsweredQuestion, 'event' | 'later'>,
): Promise<Reply> {
  const { question, way } = action;
  const audience = audienceOf(way, turn);
  const ask = turn.library.askFrom(turn.settings.articles, turn.kept);
  const before = await contextOf(turn, context, audience, action);
  const found = await ask(question, { ...before, quotes: MAX_REQUESTED_QUOTES });
  const { answer, further } = splitQuotes(found, quotesAtOnce(found, turn.place));
  const understood = found.readAs ?? question;
  const chat = chatParts(turn, question, understood);
  if (chat !== null) return replyOf(chat, { outcome: answer.status, audience, answer });
  const isUnasked = way === 'channel';
  const asked = { answer, text: understood, audience, event, later, isUnasked };
  const id = await recordQuestion(turn, context, asked);
  const isWaiting = id !== null && later !== null && answer.status === 'not-in-corpus';
  const parts = [
    ...openingParts(question, answer, turn.words),
    ...(isUnasked ? [{ kind: 'aside', text: turn.words.helpChannel.unasked } as const] : []),
    ...(await languageParts(turn, understood, answer)),
    ...answerParts(
      isUnasked ? { ...answer, unanswered: [] } : answer,
      understood,
      turn,
      context.settings.publicUrl,
    ),
    ...(isWaiting ? [{ kind: 'aside', text: turn.words.waiting.promise } as const] : []),
  ];
  return replyOf(parts, {
    outcome: answer.status,
    audience,
    answer,
    controls: answerControls(turn, context, {
      answer,
      further,
      audience,
      question: id,
      isUnasked,
      isWaiting,
    }),
  });
}

/** The question before, and the article that was quoted for it if this channel has it (still). */
async function contextOf(
  turn: Turn,
  { conversations }: BotContext,
  audience: Audience,
  { previous, quoted }: AskAction,
): Promise<Required<Pick<AskOptions, 'previous' | 'quoted'>>> {
  const last = await conversations.recall(turn.place, readerOf(turn, audience));
  const isLast = previous === undefined || previous === last?.text;
  const articleId = isLast ? last?.nearest?.article : quoted;
  return {
    previous: previous ?? last?.text ?? '',
    quoted: quotable(turn).find(({ id }) => id === articleId) ?? null,
  };
}

/** How many questions are suggested to somebody who asks for nothing. */
const MAX_SUGGESTED = 3;

/**
 * What is said to somebody who greets, thanks, or asks what can be asked, in their language: a sentence, and questions that the
 * articles answer. The same to words with nothing to look up in them. `null`: to be looked up.
 */
function chatParts({ words, library, settings }: Turn, question: string, understood: string): Part[] | null {
  const smallTalk = smallTalkIn(question);
  if (smallTalk === null && (question.trim() === '' || isAboutSomething(understood))) return null;
  const { kind = 'about', languages = [] } = smallTalk ?? {};
  const spoken = wordingIn(languages, words);
  const { questions } = library.suggestions(settings.articles);
  const suggested = questions
    .filter((one) => one.endsWith('?'))
    .concat(questions)
    .slice(0, MAX_SUGGESTED);
  if (suggested.length === 0) return [{ kind: 'note', text: spoken.smallTalk[kind] }];
  return [
    { kind: 'note', text: `${spoken.smallTalk[kind]} ${spoken.youCouldAsk}` },
    questionList([...new Set(suggested)]),
  ];
}

/**
 * How many quotes are shown at once. In a chat, whose messages can't set one above the others, that which answers is alone; of several
 * questions, one for each; and where an article and a kept answer may disagree, both.
 */
function quotesAtOnce({ status, quotes }: Answer, place: Place): number {
  if (!isChat(place) || status !== 'answered') return MAX_QUOTES;
  return Math.max(questionsOf(quotes).length, mayDisagree(quotes) ? 2 : 1);
}

/** Two texts that share more of their terms (by the Jaccard index) are about the same thing. */
const SHARED_BY_SAME_SUBJECT = 0.2;

/** Whether an article and a kept answer come first, and say something of the same: which of them is right, their dates may tell. */
function mayDisagree([first, second]: readonly Quote[]): boolean {
  if (first === undefined || second === undefined) return false;
  const areOfBoth = (first.article.writtenBy === undefined) !== (second.article.writtenBy === undefined);
  return areOfBoth && sharedShare(termsOf(first), termsOf(second)) > SHARED_BY_SAME_SUBJECT;
}

function termsOf({ text }: Quote): ReadonlySet<string> {
  return new Set(termsOfText(text, termOfWord));
}

/** Splits the quotes found: what is shown at once, and what *More* shows. */
function splitQuotes(found: Answer, atOnce: number): { answer: Answer; further: readonly Quote[] } {
  const further = found.quotes.slice(atOnce);
  switch (found.status) {
    case 'answered':
    case 'unsure':
      return { answer: { ...found, quotes: found.quotes.slice(0, atOnce) }, further };
    case 'not-in-corpus':
      return { answer: { ...found, nearest: found.nearest.slice(0, MAX_QUOTES) }, further };
    case 'invalid-question':
      return { answer: found, further };
    default:
      return found satisfies never;
  }
}

/** The question, and how it was read. An invalid question isn't repeated: it may be as long as a message. */
function openingParts(question: string, answer: Answer, words: Wording): Part[] {
  if (answer.status === 'invalid-question') return [];
  const asides = answer.readAs === undefined ? [] : [words.readAs(answer.readAs)];
  return [...questionParts(question), ...asides.map((text) => ({ kind: 'aside', text }) as const)];
}

/** Why little may be found: no article is in the question's language. */
async function languageParts(turn: Turn, question: string, answer: Answer): Promise<Part[]> {
  const languages = await languagesUnlikeAsked({ ...answer, question }, articlesFor(turn));
  return languages.length === 0 ? [] : [{ kind: 'note', text: turn.words.otherLanguage(languages) }];
}

function answerParts(answer: Answer, question: string, turn: Turn, publicUrl: string | null): Part[] {
  const { words } = turn;
  switch (answer.status) {
    case 'answered':
      return byQuestion(answer, words);
    case 'unsure':
      return [{ kind: 'note', text: words.unsure }, ...byQuestion(answer, words)];
    case 'not-in-corpus':
      return deadEndParts(answer, question, turn, publicUrl);
    case 'invalid-question':
      return [{ kind: 'note', text: words.invalid[answer.reason] }];
    default:
      return answer satisfies never;
  }
}

/** Quotes under the question that they are for, where a message asks several, and those questions that the articles don't answer. */
function byQuestion({ quotes, unanswered }: Answer, words: Wording): Part[] {
  const parts = quoteParts(quotes);
  return [
    ...questionsOf(quotes).flatMap((question) => [
      ...headingParts(question),
      ...parts.filter(({ quote }) => quote.question === question),
    ]),
    ...unanswered.flatMap((question): Part[] => [
      ...headingParts(question),
      { kind: 'note', text: words.notInCorpus },
    ]),
  ];
}

function headingParts(question: string | null): Part[] {
  return question === null ? [] : [{ kind: 'heading', text: question }];
}

function audienceOf(way: Way, { settings }: Turn): Audience {
  if (isPublicWay(way)) return 'everyone';
  return way === 'command' && settings.answers === 'public' ? 'everyone' : 'asker';
}

interface ShownAnswer {
  readonly answer: Answer;
  /** What *More* shows. */
  readonly further: readonly Quote[];
  readonly audience: Audience;
  /** The id of the question; `null` when it isn't stored. */
  readonly question: string | null;
  /** Whether nobody asked the bot, so that the answer can be removed. */
  readonly isUnasked: boolean;
  /** Whether whoever asked is told when there is an answer. */
  readonly isWaiting: boolean;
}

function answerControls(
  turn: Turn,
  context: BotContext,
  { answer, further, audience, question, isUnasked, isWaiting }: ShownAnswer,
): ReplyControl[] {
  const isUnsure = answer.status === 'unsure';
  const isQuoted = isUnsure || answer.status === 'answered';
  const feedback: ControlKind[] = isQuoted ? ['up', 'down'] : ['gap'];
  const kinds: ControlKind[] = [
    ...(isQuoted && audience === 'asker' && canShare(turn.place) ? (['share'] as const) : []),
    ...(question === null ? [] : feedback),
    ...(isUnasked ? (['remove'] as const) : []),
    ...(isWaiting ? (['quiet'] as const) : []),
  ];
  const more =
    further.length === 0
      ? []
      : [createControl('more', turn, context, { question, audience, isUnsure, quotes: further })];
  const quotes = isQuoted ? answer.quotes : answer.nearest;
  return [...more, ...quoteControls(turn, context, { question, audience, isUnsure, quotes, kinds })];
}
