import type { Quote, Span } from '../../../core/answering/answer.ts';
import type { ListItem, Part } from '../../../core/bot/reply.ts';
import { LIMITS } from './discord-message.ts';

/** Markup for bold text, and for a line of small print. */
export const BOLD = '**';
export const ASIDE = '-# ';

/** Renders a part of a reply as Discord's Markdown. Text from articles and people is escaped. */
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

/** A link as a button's URL; `null` if there is none, or it is too long for a button. */
export function buttonLink(link: string | null): string | null {
  const url = webUrl(link);
  return url === null || url.length > LIMITS.url ? null : url;
}

/** A link that has no button, as text. */
function longLink(link: string | null): string | null {
  return buttonLink(link) === null ? quietLink(link) : null;
}

function itemText({ text, detail, link }: ListItem): string {
  return lines(`• ${escapeMarkdown(text)}`, detail === null ? null : escapeMarkdown(detail), quietLink(link));
}

/** A link without a preview: Discord shows none for a URL in angle brackets. */
function quietLink(link: string | null): string | null {
  const url = webUrl(link);
  return url === null ? null : `<${url}>`;
}

/** An http(s) URL in which nothing closes the angle brackets early. */
function webUrl(link: string | null): string | null {
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

/** Starts a line of a block quote, which Discord draws with a bar beside it. */
const QUOTE = '> ';

/** A block quote that reads verbatim, with its highlights in bold. */
function quoteText({ text, highlights }: Quote): string {
  let start = 0;
  return text
    .split('\n')
    .map((line) => {
      const shown = withBold(
        line,
        highlights.map(([from, to]) => [from - start, to - start]),
      );
      start += line.length + 1;
      return QUOTE + shown;
    })
    .join('\n');
}

/** A line with these spans in bold. Spans may begin before it and end after it. */
function withBold(line: string, spans: readonly Span[]): string {
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

/** Control characters except the line feed, and marks that reorder text: they could change how the rest of a message reads. */
const CONTROL_CHARACTERS = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * Discord's Markdown: emphasis, code, spoilers, links, mentions and escapes anywhere; emoji and URLs by what follows a colon or a
 * full stop; headings, quotes and lists at the start of a line.
 */
const MARKUP = /[\\*_~|`[\]<>@]|:(?=\S)|\.(?=\p{L})|[#\-+](?<=^[ \t]*.)|[.)](?<=^[ \t]*\d+.)/gmu;

/** Discord hides a backslash before any character but letters, digits and white space. */
const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;

/** Escapes a text so that Discord shows it as it stands. */
export function escapeMarkdown(text: string): string {
  const printable = text.replaceAll(CONTROL_CHARACTERS, (character) => (character === '\t' ? ' ' : '\uFFFD'));
  return printable.replaceAll(MARKUP, String.raw`\$&`);
}

/** The text that people see where Discord shows an escaped one. */
export function unescapeMarkdown(text: string): string {
  return text.replaceAll(ESCAPED, '$1');
}
