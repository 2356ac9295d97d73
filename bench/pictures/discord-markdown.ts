import { html } from 'hono/html';
import type { Html } from '../../src/adapters/web/rendering/page.ts';

const QUOTED = '> ';
const ASIDE = '-# ';

/** What a line is made of: an escape, bold, an address; text; and what Discord would obey besides. */
const PIECES =
  /\\(?<escaped>[^\p{L}\p{N}\s])|\*\*(?<bold>(?:\\.|[^*\\])+)\*\*|<(?<address>https?:[^\s<>]+)>|(?<text>[^\\*_~|`[\]<>@]+)|(?<other>.)/gu;

/** Headings, lists and further quotes. */
const OTHER_LINE = /^[ \t]*(?:[#\-+>]|\d+[.)])/;

/** The part of Discord's Markdown that the bot writes, as HTML. @throws Error on other markup */
export function discordMarkdown(content: string): Html {
  return html`${content.split('\n').map(drawnLine)}`;
}

function drawnLine(line: string): Html {
  if (line.startsWith(QUOTED))
    return html`<blockquote class="text">${inline(line.slice(QUOTED.length))}</blockquote>`;
  if (line.startsWith(ASIDE))
    return html`<p class="text"><small>${inline(line.slice(ASIDE.length))}</small></p>`;
  return html`<p class="text">${inline(line)}</p>`;
}

function inline(line: string): Html {
  if (OTHER_LINE.test(line)) return unknown(line);
  const pieces = [...line.matchAll(PIECES)].map(({ groups: { escaped, bold, address, text } = {} }): Html => {
    if (bold !== undefined) return html`<b>${inline(bold)}</b>`;
    if (address !== undefined) return html`<a href="${address}">${address}</a>`;
    return html`${escaped ?? text ?? unknown(line)}`;
  });
  return html`${pieces}`;
}

function unknown(line: string): never {
  throw new Error(`The preview of Discord can't draw this line: ${line}`);
}
