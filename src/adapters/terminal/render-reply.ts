import pc from 'picocolors';
import { joinParts } from '../../core/replies/join-parts.ts';
import type { ListItem, Part, Reply } from '../../core/replies/reply.ts';
import { printable } from './printable.ts';
import { renderQuote, type Screen } from './render-quote.ts';

/** The parts of a reply as lines for a terminal. */
export function renderReply({ parts }: Pick<Reply, 'parts'>, screen: Screen): string {
  return `${joinParts(parts, (part) => renderPart(part, screen))}\n`;
}

function renderPart(part: Part, screen: Screen): string {
  const { bold, dim } = pc.createColors(screen.hasColor);
  switch (part.kind) {
    case 'question':
      return bold(printable(part.text));
    case 'aside':
      return dim(printable(part.text));
    case 'note':
    case 'shared':
      return printable(part.text);
    case 'quote':
      return renderQuote(part.quote, part.citation, screen).trimEnd();
    case 'list':
      return part.items.map(renderItem).join('\n');
    default:
      return part satisfies never;
  }
}

function renderItem({ text, detail, link }: ListItem): string {
  const note = detail === null ? '' : ` (${printable(detail)})`;
  return `• ${printable(text)}${note}${link === null ? '' : `\n  ${printable(link)}`}`;
}
