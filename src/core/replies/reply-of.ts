import { plainText } from './plain-text.ts';
import type { Part, Reply } from './reply.ts';

/** A reply with these parts, its plain text made of them; for its asker alone, without controls, unless the details say otherwise. */
export function replyOf(parts: readonly Part[], details: Partial<Omit<Reply, 'parts' | 'text'>> = {}): Reply {
  return {
    outcome: 'shown',
    audience: 'asker',
    controls: [],
    answer: null,
    ...details,
    parts,
    text: plainText(parts),
  };
}
