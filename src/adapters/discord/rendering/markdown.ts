import type { Quote } from '../../../core/answering/answer.ts';
import { citationOf, placeName } from '../../../core/bot/citation.ts';
import { citationAround, runningText } from '../../../core/bot/passages-around.ts';
import type { ListItem, Part } from '../../../core/bot/reply.ts';
import { inert, inertLine, inertPieces, inertSentence } from '../../../core/inert-text.ts';
import { LIMITS } from './discord-message.ts';

/** Markup for bold text, and for a line of small print. */
export const BOLD = '**';
export const ASIDE = '-# ';

/** Renders a part of a reply as Discord's Markdown. Text from articles and people is escaped. */
export function partText(part: Part): string {
  switch (part.kind) {
    case 'question':
    case 'heading':
      return BOLD + escapeInert(inertLine(part.text)) + BOLD;
    case 'aside':
      return ASIDE + escapeInert(inertLine(part.text));
    case 'shared':
    case 'note':
      return escapeMarkdown(part.text);
    case 'quote':
      return citedText(part.quote, citationOf(part.quote));
    case 'context':
      return citedText({ ...part.quote, ...runningText(part) }, citationAround(part));
    case 'list':
      return part.items.map(itemText).join('\n');
    default:
      return part satisfies never;
  }
}

function citedText(quote: Quote, citation: string): string {
  return lines(
    quoteText(quote),
    `— ${escapeInert(inertSentence(citation, placeName(quote)))}`,
    longLink(quote.link),
  );
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
  return lines(
    `• ${escapeInert(inertLine(text))}`,
    detail === null ? null : escapeInert(inertLine(detail)),
    quietLink(link),
  );
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

function lines(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join('\n');
}

/** Starts a line of a block quote, which Discord draws with a bar beside it. */
const QUOTE = '> ';

/** A block quote that reads verbatim, with its highlights in bold. */
function quoteText({ text, highlights }: Quote): string {
  return inertPieces(text, highlights)
    .map((piece) => (piece.isMarked ? boldLines(piece.text) : escapeInert(piece.text)))
    .join('')
    .split('\n')
    .map((line) => QUOTE + line)
    .join('\n');
}

/** Bold text ends with its line. */
function boldLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : BOLD + escapeInert(line) + BOLD))
    .join('\n');
}

/**
 * Discord's Markdown: emphasis, code, spoilers, links, mentions and escapes anywhere; emoji and URLs by what follows a colon or a
 * full stop; headings, quotes and lists at the start of a line.
 */
const MARKUP = /[\\*_~|`[\]<>@]|:(?=\S)|\.(?=\p{L})|[#\-+](?<=^[ \t]*.)|[.)](?<=^[ \t]*\d+.)/gmu;

/** Discord hides a backslash before any character but letters, digits and white space. */
const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;

/** Escapes a text so that Discord shows it as it stands, without what can't be seen. */
export function escapeMarkdown(text: string): string {
  return escapeInert(inert(text));
}

function escapeInert(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(MARKUP, String.raw`\$&`);
}

/** The text that people see where Discord shows an escaped one. */
export function unescapeMarkdown(text: string): string {
  return text.replaceAll(ESCAPED, '$1');
}
