import type { Answer, Quote } from '../answer.ts';
import { MAX_QUOTES, MAX_RANKED_QUOTES } from '../ask.ts';
import { inContext } from '../follow-up/in-context.ts';
import { questionParts } from '../replies/question-parts.ts';
import { quoteParts } from '../replies/quote-parts.ts';
import type { Part, Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import { questionIn } from '../requests/question-in.ts';
import type { Action, Way } from '../requests/request.ts';
import type { Wording } from '../wording/wording.ts';
import { answerControls } from './answer-controls.ts';
import { keepQuestion } from './keep-question.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

/** Answers a question, with the one before in mind, and keeps it. */
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
  const id = await keepQuestion(turn, kit, answer, reading, event);
  const audience = audienceOf(way, turn);
  return replyOf([...opening(question, reading, answer, turn.words), ...partsOf(answer, turn.words)], {
    outcome: answer.status,
    audience,
    answer,
    controls: answerControls(turn, kit, { answer, further, isPrivate: audience === 'asker', question: id }),
  });
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

/** The question, and how it was read. One that can't be looked up isn't repeated: it may be as long as a message. */
function opening(question: string, reading: string, answer: Answer, words: Wording): Part[] {
  if (answer.status === 'invalid-question') return [];
  const asides = reading === question ? [] : [words.readAs(reading)];
  return [...questionParts(question), ...asides.map((text) => ({ kind: 'aside', text }) as const)];
}

function partsOf(answer: Answer, words: Wording): Part[] {
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
