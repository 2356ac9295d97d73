import type { Part } from './reply.ts';

/** Parts as one text: a blank line between two, but none between two notes. */
export function joinParts(parts: readonly Part[], textOf: (part: Part) => string): string {
  let text = '';
  for (const [place, part] of parts.entries()) {
    const isNoteAfterNote = part.kind === 'note' && parts[place - 1]?.kind === 'note';
    const gap = isNoteAfterNote ? '\n' : '\n\n';
    text += (place === 0 ? '' : gap) + textOf(part);
  }
  return text;
}
