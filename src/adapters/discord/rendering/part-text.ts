import type { ListItem, Part } from '../../../core/replies/reply.ts';
import { LIMITS } from '../limits.ts';
import { ASIDE, BOLD, inert } from './inert.ts';
import { quoteText } from './quote-text.ts';

/** A part of a reply as Discord's Markdown, in which nothing that people wrote is obeyed. */
export function partText(part: Part): string {
  switch (part.kind) {
    case 'question':
      return BOLD + inert(onOneLine(part.text)) + BOLD;
    case 'aside':
      return ASIDE + inert(onOneLine(part.text));
    case 'shared':
    case 'note':
      return inert(part.text);
    case 'quote':
      return lines(quoteText(part.quote), `— ${inert(onOneLine(part.citation))}`, longLink(part.quote.link));
    case 'list':
      return part.items.map(itemText).join('\n');
    default:
      return part satisfies never;
  }
}

/** The address that a button can lead to; `null` where there is none, or a button has no room for it. */
export function buttonLink(link: string | null): string | null {
  const address = addressOf(link);
  return address === null || address.length > LIMITS.url ? null : address;
}

function longLink(link: string | null): string | null {
  return buttonLink(link) === null ? quietLink(link) : null;
}

function itemText({ text, detail, link }: ListItem): string {
  return lines(`• ${inert(text)}`, detail === null ? null : inert(detail), quietLink(link));
}

/** In angle brackets an address is a link, but isn't unfolded. */
function quietLink(link: string | null): string | null {
  const address = addressOf(link);
  return address === null ? null : `<${address}>`;
}

/** An address of the web, with nothing in it that ends it early. */
function addressOf(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href.replaceAll('>', '%3E') : null;
}

function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}

function lines(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join('\n');
}
