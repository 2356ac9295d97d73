import type { types } from '@slack/bolt';
import { html } from 'hono/html';
import type { SlackMessage } from '../../src/adapters/slack/rendering/slack-message.ts';
import type { Html } from '../../src/adapters/web/rendering/page.ts';
import { previewPage } from './preview-page.ts';

/** How Slack would show a message to the one who asked. @throws Error on what it can't draw, so that nothing is left out */
export function slackPreview({ blocks }: Pick<SlackMessage, 'blocks'>): string {
  if (blocks === undefined) return unknown('a message without blocks');
  return previewPage(html`${blocks.map(drawn)}`, {
    platform: 'Slack',
    style: STYLE,
    above: '👁 Only visible to you',
    time: '10:24 AM',
    below: '',
  });
}

function drawn(block: types.KnownBlock): Html {
  switch (block.type) {
    case 'rich_text':
      return html`<div class="block">${block.elements.map(richElement)}</div>`;
    case 'section':
      if (block.fields !== undefined || block.accessory !== undefined) return unknown('more than text');
      return html`<p class="block text">${plain(block.text)}</p>`;
    case 'context':
      return html`<p class="block context text">${block.elements.map(plain)}</p>`;
    case 'actions':
      return html`<p class="block buttons">${block.elements.map(button)}</p>`;
    case 'context_actions':
      return html`<p class="block buttons feedback">${block.elements.map(feedback)}</p>`;
    default:
      return unknown(block.type);
  }
}

function richElement(element: types.RichTextBlockElement): Html {
  switch (element.type) {
    case 'rich_text_section':
      return html`<p class="text">${element.elements.map(inline)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote class="text">${element.elements.map(inline)}</blockquote>`;
    case 'rich_text_list':
      if (element.style !== 'bullet') return unknown(element.style);
      return html`<ul>${element.elements.map((item) => html`<li>${richElement(item)}</li>`)}</ul>`;
    default:
      return unknown(element.type);
  }
}

function inline(element: types.RichTextElement): Html {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link':
      return html`<a href="${element.url}">${styled(element.text ?? element.url, element.style)}</a>`;
    default:
      return unknown(element.type);
  }
}

function styled(text: string, style: Readonly<Record<string, boolean>> = {}): Html {
  let whole = html`${text}`;
  for (const name of Object.keys(style).filter((name) => style[name])) {
    if (name === 'bold') whole = html`<b>${whole}</b>`;
    else if (name === 'italic') whole = html`<i>${whole}</i>`;
    else unknown(name);
  }
  return whole;
}

function plain(text: types.ContextBlockElement | undefined): Html {
  return text?.type === 'plain_text' ? html`${text.text}` : unknown(text?.type);
}

function button(element: types.ActionsBlockElement): Html {
  if (element.type !== 'button' || element.style !== undefined) return unknown(element.type);
  return html`<span class="button">${element.text.text}</span>`;
}

function feedback(element: types.ContextActionsBlockElement): Html {
  if (element.type !== 'feedback_buttons') return unknown(element.type);
  const { positive_button: up, negative_button: down } = element;
  return html`<span>${up.text.text}</span> <span>${down.text.text}</span>`;
}

function unknown(type = 'nothing'): never {
  throw new Error(`The preview of Slack can't draw ${type}.`);
}

/** As in Slack's light theme. */
const STYLE = `
body { color: #1d1c1d; font: 15px/1.467 Lato, "Noto Sans", sans-serif; }
.above { color: #616061; font-size: 12px; }
.face { border-radius: 8px; }
.app { background: #e8e8e8; color: #454245; font-size: 10px; font-weight: 700; padding: 1px 4px; border-radius: 2px; vertical-align: 1px; }
.time { color: #616061; font-size: 12px; }
.block + .block { margin-top: 8px; }
.feedback { color: #616061; font-size: 13px; }
blockquote { position: relative; padding-left: 16px; margin: 4px 0; }
blockquote::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; border-radius: 8px; background: #ddd; }
.context { color: #616061; font-size: 13px; }
a { color: #1264a3; }
.button { border: 1px solid #1d1c1d4d; border-radius: 8px; padding: 0 12px; font-size: 13px; line-height: 26px; font-weight: 700; }
`;
