import { wrapAnsi } from 'fast-wrap-ansi';
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
      return bold(wrapped(part.text, screen));
    case 'aside':
      return dim(wrapped(part.text, screen));
    case 'note':
    case 'shared':
      return wrapped(part.text, screen);
    case 'quote':
      return renderQuote(part.quote, part.citation, screen).trimEnd();
    case 'list':
      return part.items.map((item) => renderItem(item, screen)).join('\n');
    default:
      return part satisfies never;
  }
}

function renderItem({ text, detail, link }: ListItem, screen: Screen): string {
  const told = detail === null ? text : `${text} (${detail})`;
  const address = link === null ? '' : `\n  ${printable(link)}`;
  return wrapped(`• ${told}`, screen) + address;
}

function wrapped(text: string, { width }: Screen): string {
  return wrapAnsi(printable(text), width, { hard: true });
}
