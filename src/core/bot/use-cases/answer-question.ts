import type { Answer, Quote } from '../../answering/answer.ts';
import { MAX_QUOTES, MAX_REQUESTED_QUOTES } from '../../answering/ask.ts';
import { rewriteFollowUp } from '../../answering/follow-up/rewrite-follow-up.ts';
import { languagesUnlike } from '../../answering/question-language.ts';
import type { ControlKind } from '../../ports/control-kinds.ts';
import type { Audience } from '../../ports/place.ts';
import { type BotContext, readerOf, type Turn } from '../context.ts';
import { isStatement } from '../meant-for-bot.ts';
import { isAboutSomething } from '../message.ts';
import { type Part, questionParts, quoteParts, type Reply, type ReplyControl, replyOf } from '../reply.ts';
import { type Action, isPublicWay, type Way } from '../request.ts';
import { smallTalkIn } from '../small-talk.ts';
import type { Wording } from '../wording/wording.ts';
import { wordingIn } from '../wording/wording-for.ts';
import { canShare, createControl, quoteControls } from './reply-controls.ts';

/** Answers a question with the previous one in mind, and records it. */
export async function answerQuestion(
  turn: Turn,
  context: BotContext,
  { question, way, previous: given }: Extract<Action, { kind: 'ask' }>,
  event: string | null,
): Promise<Reply> {
  const audience = audienceOf(way, turn);
  const previous = given ?? (await context.conversations.recall(turn.place, readerOf(turn, audience)));
  const ask = turn.library.askFrom(turn.settings.articles);
  const found = await ask(question, { previous, quotes: MAX_REQUESTED_QUOTES });
  const { answer, further } = splitQuotes(found);
  const rewritten = rewriteFollowUp(question, previous);
  const chat = chatParts(turn, question, rewritten);
  if (chat !== null) return replyOf(chat, { outcome: answer.status, audience, answer });
  const id = await recordQuestion(turn, context, { answer, text: rewritten, audience, event });
  const language = await languageParts(turn, rewritten, answer);
  return replyOf(
    [
      ...openingParts(question, rewritten, answer, turn.words),
      ...language,
      ...answerParts(answer, turn.words),
    ],
    {
      outcome: answer.status,
      audience,
      answer,
      controls: answerControls(turn, context, {
        answer,
        further,
        audience,
        question: id,
      }),
    },
  );
}

/** How many questions are suggested to somebody who asks for nothing. */
const MAX_SUGGESTED = 3;

/**
 * What is said to somebody who greets, thanks, or asks what can be asked, in their language: a sentence, and questions that the
 * articles answer. The same to words with nothing to look up in them. `null`: to be looked up.
 */
function chatParts({ words, library, settings }: Turn, question: string, rewritten: string): Part[] | null {
  const smallTalk = smallTalkIn(question);
  if (smallTalk === null && (question.trim() === '' || isAboutSomething(rewritten))) return null;
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
    { kind: 'list', items: [...new Set(suggested)].map((text) => ({ text, detail: null, link: null })) },
  ];
}

/** Splits the quotes found: what is shown at once, and what *More* shows. */
function splitQuotes(found: Answer): { answer: Answer; further: readonly Quote[] } {
  const further = found.quotes.slice(MAX_QUOTES);
  switch (found.status) {
    case 'answered':
    case 'unsure':
      return { answer: { ...found, quotes: found.quotes.slice(0, MAX_QUOTES) }, further };
    case 'not-in-corpus':
      return { answer: { ...found, nearest: found.nearest.slice(0, MAX_QUOTES) }, further };
    case 'invalid-question':
      return { answer: found, further };
    default:
      return found satisfies never;
  }
}

/** The question, and how it was understood. An invalid question isn't repeated: it may be as long as a message. */
function openingParts(question: string, rewritten: string, answer: Answer, words: Wording): Part[] {
  if (answer.status === 'invalid-question') return [];
  const asides = rewritten === question ? [] : [words.readAs(rewritten)];
  return [...questionParts(question), ...asides.map((text) => ({ kind: 'aside', text }) as const)];
}

/** Why little may be found: no article is in the question's language. */
async function languageParts(
  { library, settings, words }: Turn,
  question: string,
  answer: Answer,
): Promise<Part[]> {
  if (answer.status !== 'unsure' && answer.status !== 'not-in-corpus') return [];
  const ids = settings.articles && new Set(settings.articles);
  const articles = library.articles.filter(({ id }) => ids === null || ids.has(id));
  const languages = await languagesUnlike(question, articles);
  return languages.length === 0 ? [] : [{ kind: 'note', text: words.otherLanguage(languages) }];
}

function answerParts(answer: Answer, words: Wording): Part[] {
  switch (answer.status) {
    case 'answered':
      return quoteParts(answer.quotes);
    case 'unsure':
      return [{ kind: 'note', text: words.unsure }, ...quoteParts(answer.quotes)];
    case 'not-in-corpus':
      return [
        { kind: 'note', text: words.notInCorpus },
        ...(answer.nearest.length === 0 ? [] : [{ kind: 'note', text: words.nearest } as const]),
        ...quoteParts(answer.nearest),
      ];
    case 'invalid-question':
      return [{ kind: 'note', text: words.invalid[answer.reason] }];
    default:
      return answer satisfies never;
  }
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
}

function answerControls(
  turn: Turn,
  context: BotContext,
  { answer, further, audience, question }: ShownAnswer,
): ReplyControl[] {
  const isUnsure = answer.status === 'unsure';
  const isQuoted = isUnsure || answer.status === 'answered';
  const feedback: ControlKind[] = isQuoted ? ['up', 'down'] : ['gap'];
  const kinds: ControlKind[] = [
    ...(isQuoted && audience === 'asker' && canShare(turn.place) ? (['share'] as const) : []),
    ...(question === null ? [] : feedback),
  ];
  const more =
    further.length === 0
      ? []
      : [createControl('more', turn, context, { question, audience, isUnsure, quotes: further })];
  const quotes = isQuoted ? answer.quotes : answer.nearest;
  return [...more, ...quoteControls(turn, context, { question, audience, isUnsure, quotes, kinds })];
}

interface AnsweredQuestion {
  readonly answer: Answer;
  /** The question as it was understood. */
  readonly text: string;
  readonly audience: Audience;
  readonly event: string | null;
}

/**
 * Records a question and its outcome, for feedback, gaps and follow-ups. When questions aren't stored, or the store is down, this
 * process remembers it for follow-ups only.
 *
 * @returns the question's id; `null` when it isn't stored
 */
async function recordQuestion(
  turn: Turn,
  { settings, callStore, store, clock, conversations, questionId }: BotContext,
  { answer, text, audience, event }: AnsweredQuestion,
): Promise<string | null> {
  const { place, person } = turn;
  const { status: outcome, confidence, engine, quotes, nearest } = answer;
  // A statement would be taken for the topic of the next question.
  if (outcome === 'invalid-question' || !isAboutSomething(text) || isStatement(text)) return null;
  const [best] = [...quotes, ...nearest];
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
    nearest: best === undefined ? null : { article: best.article.id, passage: best.passage },
  };
  const record = async () => {
    await store.questions.record(question);
    return question.id;
  };
  const id = settings.retentionDays === 0 ? null : await callStore('record question', record, null);
  if (id === null) conversations.remember(place, readerOf(turn, audience), { person, text });
  return id;
}
