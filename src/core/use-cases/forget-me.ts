import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

/** *Forget me*: erases all that is kept of the person who says so. */
export async function forgetMe(
  { person, words }: Turn,
  { attempt, store, conversations }: Kit,
): Promise<Reply> {
  const erased = await attempt('forget', () => store.forget(person), null);
  if (erased === null) return noteOf(words.cannotNow, 'failed');
  conversations.forget(person);
  return noteOf(words.privacy.forgotten(erased));
}
