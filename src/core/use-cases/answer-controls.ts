import type { Answer, Quote } from '../answer.ts';
import type { ControlKind } from '../control-kind.ts';
import type { ReplyControl } from '../replies/reply.ts';
import { canShare } from './can-share.ts';
import { controlUnder } from './control-under.ts';
import type { Kit } from './kit.ts';
import { quoteControls } from './quote-controls.ts';
import type { Turn } from './turn.ts';

interface Answering {
  readonly answer: Answer;
  /** What *More* shows. */
  readonly further: readonly Quote[];
  readonly isPrivate: boolean;
  /** The id of the question; `null` when it isn't kept. */
  readonly question: string | null;
}

/** What can be done with an answer. */
export function answerControls(
  turn: Turn,
  kit: Kit,
  { answer, further, isPrivate, question }: Answering,
): ReplyControl[] {
  const isAnswered = answer.status === 'answered';
  const feedback: ControlKind[] = isAnswered ? ['up', 'down'] : ['gap'];
  const kinds: ControlKind[] = [
    ...(isAnswered && isPrivate && canShare(turn.place) ? (['share'] as const) : []),
    ...(question === null ? [] : feedback),
  ];
  const more = further.length === 0 ? [] : [controlUnder('more', turn, kit, { question, quotes: further })];
  const quotes = isAnswered ? answer.quotes : answer.nearest;
  return [...more, ...quoteControls(turn, kit, { question, quotes, kinds })];
}
