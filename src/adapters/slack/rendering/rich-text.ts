import type { types } from '@slack/bolt';
import type { Quote } from '../../../core/answering/answer.ts';
import { LIMITS } from './slack-message.ts';

// In rich text nothing is markup: a text is drawn as it stands, so that nothing in it needs escaping.

type Style = NonNullable<types.RichTextText['style']>;

/** Text; none where there is nothing to draw, which Slack refuses. */
export function richText(text: string, style?: Style): types.RichTextText[] {
  const drawn = printable(text);
  if (drawn === '') return [];
  return [{ type: 'text', text: drawn, ...(style === undefined ? {} : { style }) }];
}

export function richSection(...elements: types.RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** Text that leads somewhere; text alone where the address is nothing that Slack takes. */
export function richLink(text: string, url: string | null): types.RichTextElement[] {
  const isLink = url !== null && /^https?:\/\//.test(url) && url.length <= LIMITS.url;
  return isLink ? [{ type: 'link', url, text: printable(text) }] : richText(text);
}

/** A quote, the words that answer in bold. */
export function richQuote({ text, highlights }: Quote): types.RichTextQuote {
  const elements: types.RichTextElement[] = [];
  let done = 0;
  for (const [start, end] of highlights) {
    elements.push(...richText(text.slice(done, start)), ...richText(text.slice(start, end), { bold: true }));
    done = end;
  }
  return { type: 'rich_text_quote', elements: [...elements, ...richText(text.slice(done))] };
}

/** C0 and C1 but tab and line feed. */
const CONTROL_CHARACTERS = /(?![\t\n])\p{Cc}/gu;

/** Text without characters that draw nothing and may be refused. */
export function printable(text: string): string {
  return text.replaceAll(CONTROL_CHARACTERS, '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text in which Slack finds no mention and no link. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
