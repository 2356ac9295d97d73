import type { ControlKind } from '../control-kind.ts';
import type { Verdict } from '../ports/record-feedback.ts';
import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import { MAX_REASON_LENGTH } from './form-of.ts';
import type { Kit } from './kit.ts';
import type { Pressed } from './pressed.ts';
import type { Turn } from './turn.ts';

/** 👍, 👎 and *Log this gap*: keeps what somebody thinks of an answer. */
export async function giveFeedback(
  { person, words }: Turn,
  { attempt, store, clock }: Kit,
  { control: { kind, question }, reason }: Pressed,
): Promise<Reply> {
  if (question === null) return noteOf(words.tooLateForFeedback, 'refused');
  const feedback = {
    question,
    person,
    verdict: verdictOf(kind),
    reason: reason?.trim().slice(0, MAX_REASON_LENGTH) || null,
    at: clock.now(),
  };
  const isKept = await attempt('record feedback', () => store.recordFeedback(feedback), null);
  if (isKept === null) return noteOf(words.cannotNow, 'failed');
  if (!isKept) return noteOf(words.tooLateForFeedback, 'refused');
  return noteOf(thanksFor(feedback.verdict, words));
}

function verdictOf(kind: ControlKind): Verdict {
  if (kind === 'up') return 'up';
  return kind === 'down' ? 'down' : 'missing';
}

function thanksFor(verdict: Verdict, { thanks }: Turn['words']): string {
  return thanks[verdict === 'missing' ? 'gap' : verdict];
}
