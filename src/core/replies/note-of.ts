import type { Outcome, Reply } from './reply.ts';
import { replyOf } from './reply-of.ts';

/** A reply that only says something, to its asker alone. */
export function noteOf(text: string, outcome: Outcome = 'shown'): Reply {
  return replyOf([{ kind: 'note', text }], { outcome });
}
