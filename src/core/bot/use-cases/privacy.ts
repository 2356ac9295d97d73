import { isChat } from '../../ports/place.ts';
import type { BotContext, Turn } from '../context.ts';
import { noteOf, type Part, type Reply, replyOf } from '../reply.ts';
import { isHelpChannel } from './help-channel.ts';
import { createControl } from './reply-controls.ts';

/** Whoever presses it erases what is stored about themselves. */
const FORGET = { question: null, audience: 'everyone', isUnsure: false } as const;

/** `privacy`: what is stored and for how long, and a control that erases it. */
export async function explainPrivacy(turn: Turn, context: BotContext): Promise<Reply> {
  const { kept, forgetHint, forgetHintOnWeb } = turn.words.privacy;
  const hint = turn.place.platform === 'web' ? forgetHintOnWeb : forgetHint;
  const overheard = isHelpChannel(turn) ? [turn.words.helpChannel.reads] : [];
  const { retentionDays } = context.settings;
  const waits = retentionDays > 0 && isChat(turn.place) ? [turn.words.waiting.stored] : [];
  const notes = [...kept(retentionDays), ...waits, ...overheard, hint];
  const parts: Part[] = notes.map((text) => ({ kind: 'note', text }));
  return replyOf(parts, { controls: [createControl('forget', turn, context, FORGET)] });
}

/** *Forget me*: erases everything stored about the person who asks for it. */
export async function forgetMe(
  { person, earlierPerson, words }: Turn,
  { callStore, store, conversations }: BotContext,
): Promise<Reply> {
  const eraseAll = async () => {
    let count = 0;
    for (const hash of new Set([person, earlierPerson])) count += await store.forget(hash);
    return count;
  };
  const erased = await callStore('forget', eraseAll, null);
  if (erased === null) return noteOf(words.cannotNow, 'failed');
  conversations.forget(person);
  return noteOf(words.privacy.forgotten(erased));
}
