import type { Quote, Span } from '../../../core/answering/answer.ts';
import type { ListItem, Part } from '../../../core/bot/reply.ts';
import { LIMITS } from './discord-message.ts';

/** A part of a reply as Discord's Markdown, in which nothing that people wrote is obeyed. */
export function partText(part: Part): string {
  switch (part.kind) {
    case 'question':
      return BOLD + escapeMarkdown(onOneLine(part.text)) + BOLD;
    case 'aside':
      return ASIDE + escapeMarkdown(onOneLine(part.text));
    case 'shared':
    case 'note':
      return escapeMarkdown(part.text);
    case 'quote':
      return lines(
        quoteText(part.quote),
        `— ${escapeMarkdown(onOneLine(part.citation))}`,
        longLink(part.quote.link),
      );
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
  return lines(`• ${escapeMarkdown(text)}`, detail === null ? null : escapeMarkdown(detail), quietLink(link));
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

/** What Discord draws a bar beside. */
const QUOTED = '> ';

/** A quote with a bar beside it, verbatim to the eye, its highlights bold. */
function quoteText({ text, highlights }: Quote): string {
  let start = 0;
  return text
    .split('\n')
    .map((line) => {
      const shown = emphasised(
        line,
        highlights.map(([from, to]) => [from - start, to - start]),
      );
      start += line.length + 1;
      return QUOTED + shown;
    })
    .join('\n');
}

/** A line with what of these spans is in it in bold. */
function emphasised(line: string, spans: readonly Span[]): string {
  let end = 0;
  let shown = '';
  for (const [from, to] of spans) {
    const [first, last] = [Math.max(from, end), Math.min(to, line.length)];
    if (first >= last) continue;
    shown += escapeMarkdown(line.slice(end, first)) + BOLD + escapeMarkdown(line.slice(first, last)) + BOLD;
    end = last;
  }
  return shown + escapeMarkdown(line.slice(end));
}

/** What Discord draws bold, and what it draws as small print. */
export const BOLD = '**';
export const ASIDE = '-# ';

/** Control characters but the line feed, and the marks that reorder text: the rest of a message would be read otherwise. */
const CONTROL_CHARACTERS = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * What Discord's Markdown may obey: emphasis, code, spoilers, links, mentions and escapes anywhere; emoji and addresses by what
 * follows a colon or a full stop; headings, quotes and lists at the start of a line.
 */
const MARKUP = /[\\*_~|`[\]<>@]|:(?=\S)|\.(?=\p{L})|(?<=^[ \t]*)[#\-+]|(?<=^[ \t]*\d+)[.)]/gmu;

/** A backslash before anything but letters, digits and white space is not shown. */
const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;

/** A text that Discord shows as it stands, and obeys nothing of. */
export function escapeMarkdown(text: string): string {
  const printable = text.replaceAll(CONTROL_CHARACTERS, (character) => (character === '\t' ? ' ' : '\uFFFD'));
  return printable.replaceAll(MARKUP, String.raw`\$&`);
}

/** The text that people read of an inert one. */
export function unescapeMarkdown(text: string): string {
  return text.replaceAll(ESCAPED, '$1');
}
