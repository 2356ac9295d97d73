import { joinParts } from './join-parts.ts';
import type { ListItem, Part } from './reply.ts';

/** Parts as plain text that leaves nothing out. */
export function plainText(parts: readonly Part[]): string {
  return joinParts(parts, textOfPart);
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
