import type { types } from '@slack/bolt';
import type { Quote } from '../../../core/answer.ts';
import { LIMITS } from '../limits.ts';
import { printable } from './printable.ts';

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
