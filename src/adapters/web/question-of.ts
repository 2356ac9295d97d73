import type { Reply } from '../../core/replies/reply.ts';

/** The question that a reply restates; `null` when it restates none. */
export function questionOf({ parts }: Reply): string | null {
  return parts.find((part) => part.kind === 'question')?.text ?? null;
}
