import type { types } from '@slack/bolt';
import type { Quote } from '../../../core/answering/answer.ts';
import { inert, inertLine, inertLink, inertPieces, isolated } from '../../../core/inert-text.ts';
import { LIMITS } from './slack-message.ts';

// Slack draws rich text as it stands and parses no markup in it, so nothing needs escaping.

type Style = NonNullable<types.RichTextText['style']>;

/** A text element; none if the text is empty, because Slack refuses that. */
export function richText(text: string, style?: Style): types.RichTextText[] {
  return textElement(inert(text), style);
}

function textElement(shown: string, style?: Style): types.RichTextText[] {
  if (shown === '') return [];
  return [{ type: 'text', text: shown, ...(style === undefined ? {} : { style }) }];
}

export function richSection(...elements: types.RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** Somebody's words within a line: they reorder nothing around them. */
export function richName(text: string): types.RichTextText[] {
  return textElement(isolated(inertLine(text)));
}

/** A link; plain text if Slack wouldn't take the URL. @param shown an inert text */
export function richLink(shown: string, address: string | null): types.RichTextElement[] {
  const url = address === null ? '' : inertLink(address);
  const isLink = /^https?:\/\//.test(url) && url.length <= LIMITS.url;
  return isLink ? [{ type: 'link', url, text: shown }] : textElement(shown);
}

/** A quote with its highlights in bold. */
export function richQuote({ text, highlights }: Quote): types.RichTextQuote {
  const elements = inertPieces(text, highlights).flatMap((piece) =>
    textElement(piece.text, piece.isMarked ? { bold: true } : undefined),
  );
  return { type: 'rich_text_quote', elements };
}

/** A text on a button, in a select or a heading: on one line, and a space where there is nothing to see, as Slack refuses an empty one. */
export function plainText(text: string): string {
  return inertLine(text) || ' ';
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes a text so that Slack finds no mention and no link in it. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

const CHARACTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The text that people see where Slack has an escaped one. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => CHARACTERS[entity] ?? entity);
}
