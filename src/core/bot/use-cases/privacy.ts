import type { BotContext, Turn } from '../context.ts';
import { noteOf, type Part, type Reply, replyOf } from '../reply.ts';
import { createControl } from './reply-controls.ts';

/** `privacy`: what is kept and for how long, and a way to have it erased. */
export async function explainPrivacy(turn: Turn, kit: BotContext): Promise<Reply> {
  const { kept, forgetHint } = turn.words.privacy;
  const notes = [...kept(kit.settings.retentionDays), forgetHint];
  const parts: Part[] = notes.map((text) => ({ kind: 'note', text }));
  return replyOf(parts, { controls: [createControl('forget', turn, kit)] });
}

/** *Forget me*: erases all that is kept of the person who says so. */
export async function forgetMe(
  { person, words }: Turn,
  { callStore: attempt, store, conversations }: BotContext,
): Promise<Reply> {
  const erased = await attempt('forget', () => store.forget(person), null);
  if (erased === null) return noteOf(words.cannotNow, 'failed');
  conversations.forget(person);
  return noteOf(words.privacy.forgotten(erased));
}
