import type { ListItem, Part } from './reply.ts';

/** Parts as plain text that leaves nothing out: a blank line between two, none between two notes. */
export function plainText(parts: readonly Part[]): string {
  let text = '';
  for (const [place, part] of parts.entries()) {
    const isNoteAfterNote = part.kind === 'note' && parts[place - 1]?.kind === 'note';
    const gap = isNoteAfterNote ? '\n' : '\n\n';
    text += (text === '' ? '' : gap) + textOfPart(part);
  }
  return text;
}

function textOfPart(part: Part): string {
  switch (part.kind) {
    case 'quote':
      return lines(part.quote.text, `— ${part.citation}`, part.quote.link);
    case 'list':
      return part.items.map(textOfItem).join('\n');
    case 'question':
    case 'shared':
    case 'note':
    case 'aside':
      return part.text;
    default:
      return part satisfies never;
  }
}

function textOfItem({ text, detail, link }: ListItem): string {
  return `• ${lines(text, detail === null ? null : `  ${detail}`, link === null ? null : `  ${link}`)}`;
}

function lines(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join('\n');
}
