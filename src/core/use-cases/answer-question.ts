import type { Answer, Quote } from '../answer.ts';
import { MAX_QUOTES, MAX_RANKED_QUOTES } from '../ask.ts';
import type { ControlKind } from '../control-kind.ts';
import { inContext } from '../follow-up/in-context.ts';
import { readQuestion } from '../question/question.ts';
import { questionParts } from '../replies/question-parts.ts';
import { quoteParts } from '../replies/quote-parts.ts';
import type { Part, Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import { questionIn } from '../requests/question-in.ts';
import type { Action, Way } from '../requests/request.ts';
import { canShare } from './can-share.ts';
import { controlUnder } from './control-under.ts';
import type { Kit } from './kit.ts';
import { quoteControls } from './quote-controls.ts';
import type { Turn } from './turn.ts';

/** Answers a question, keeps it, and remembers it for the follow-up. */
export async function answerQuestion(
  turn: Turn,
  kit: Kit,
  { question: text, way, previous: told }: Extract<Action, { kind: 'ask' }>,
  event: string | null,
): Promise<Reply> {
  const question = way === 'message' ? questionIn(text) : text;
  const previous = told ?? (await kit.conversations.recall(turn.place));
  const ask = turn.library.askFrom(turn.settings.articles);
  const found = await ask(question, { previous, quotes: MAX_RANKED_QUOTES });
  const { answer, further } = divided(found);
  const reading = inContext(question, previous);
  const id = await keep(turn, kit, answer, reading, event);
  const restated = answer.status === 'invalid-question' ? null : question;
  return replyOf(
    [...questionParts(restated), ...readingParts(turn, question, reading), ...body(turn, answer)],
    {
      outcome: answer.status,
      audience: audienceOf(turn, way),
      answer,
      controls: controlsOf(turn, kit, { answer, further, way, id }),
    },
  );
}

/** What is shown at once, and what *More* shows. */
function divided(found: Answer): { answer: Answer; further: readonly Quote[] } {
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

/** @returns the question's id; `null` when it isn't kept: it asks for nothing, or nothing is kept here, or can be now */
async function keep(
  { place, person }: Turn,
  { settings, attempt, store, clock, conversations, questionId }: Kit,
  answer: Answer,
  text: string,
  event: string | null,
): Promise<string | null> {
  const read = readQuestion(text);
  if (answer.status === 'invalid-question' || typeof read === 'string' || read.terms.length === 0)
    return null;
  conversations.remember(place, person, text);
  if (settings.retentionDays === 0) return null;
  const { status: outcome, confidence, engine, quotes, nearest } = answer;
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
  return attempt('record question', () => store.questions.record(question).then(() => question.id), null);
}

function readingParts({ words }: Turn, question: string, reading: string): Part[] {
  return reading === question ? [] : [{ kind: 'aside', text: words.readAs(reading) }];
}

function body({ words }: Turn, answer: Answer): Part[] {
  switch (answer.status) {
    case 'answered':
      return quoteParts(answer.quotes, words);
    case 'not-in-corpus': {
      const notes = answer.nearest.length === 0 ? [words.notInCorpus] : [words.notInCorpus, words.nearest];
      return [
        ...notes.map((text) => ({ kind: 'note', text }) as const),
        ...quoteParts(answer.nearest, words),
      ];
    }
    case 'invalid-question':
      return [{ kind: 'note', text: words.invalid[answer.reason] }];
    default:
      return answer satisfies never;
  }
}

function audienceOf({ settings }: Turn, way: Way): Reply['audience'] {
  if (way === 'mention' || way === 'thread') return 'everyone';
  return way === 'command' && settings.answers === 'public' ? 'everyone' : 'asker';
}

function controlsOf(
  turn: Turn,
  kit: Kit,
  { answer, further, way, id }: { answer: Answer; further: readonly Quote[]; way: Way; id: string | null },
): Reply['controls'] {
  const isAnswered = answer.status === 'answered';
  const quotes = isAnswered ? answer.quotes : answer.nearest;
  const isShareable = isAnswered && canShare(turn.place) && audienceOf(turn, way) === 'asker';
  const feedback: ControlKind[] = isAnswered ? ['up', 'down'] : ['gap'];
  const kinds: ControlKind[] = [...(isShareable ? ['share' as const] : []), ...(id === null ? [] : feedback)];
  const more =
    further.length === 0 ? [] : [controlUnder('more', turn, kit, { question: id, quotes: further })];
  return [
    ...more.filter(({ kind }) => turn.settings.controls.includes(kind)),
    ...quoteControls(turn, kit, { question: id, quotes, kinds }),
  ];
}
