import type { types } from '@slack/bolt';
import type { Quote } from '../../../core/answering/answer.ts';
import { LIMITS } from './slack-message.ts';

// Slack draws rich text as it stands and parses no markup in it, so nothing needs escaping.

type Style = NonNullable<types.RichTextText['style']>;

/** A text element; none if the text is empty, because Slack refuses that. */
export function richText(text: string, style?: Style): types.RichTextText[] {
  const shown = printable(text);
  if (shown === '') return [];
  return [{ type: 'text', text: shown, ...(style === undefined ? {} : { style }) }];
}

export function richSection(...elements: types.RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** A link; plain text if Slack wouldn't take the URL. */
export function richLink(text: string, url: string | null): types.RichTextElement[] {
  const isLink = url !== null && /^https?:\/\//.test(url) && url.length <= LIMITS.url;
  return isLink ? [{ type: 'link', url, text: printable(text) }] : richText(text);
}

/** A quote with its highlights in bold. */
export function richQuote({ text, highlights }: Quote): types.RichTextQuote {
  const elements: types.RichTextElement[] = [];
  let position = 0;
  for (const [start, end] of highlights) {
    elements.push(
      ...richText(text.slice(position, start)),
      ...richText(text.slice(start, end), { bold: true }),
    );
    position = end;
  }
  return { type: 'rich_text_quote', elements: [...elements, ...richText(text.slice(position))] };
}

/** C0 and C1 except tab and line feed. */
const CONTROL_CHARACTERS = /(?![\t\n])\p{Cc}/gu;

/** A text without control characters: they draw nothing, and Slack may refuse them. */
export function printable(text: string): string {
  return text.replaceAll(CONTROL_CHARACTERS, '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes a text so that Slack finds no mention and no link in it. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
