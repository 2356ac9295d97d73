import { html } from 'hono/html';
import type { Span } from '../../core/answer.ts';
import type { Html } from './html-text.ts';
import { visible } from './visible.ts';

/** A text with these spans of it wrapped. @param spans in order, apart from each other */
export function marked(text: string, spans: readonly Span[], wrap: (piece: string) => Html): Html[] {
  const pieces: Html[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    pieces.push(plain(text.slice(end, from)), wrap(visible(text.slice(from, to))));
    end = to;
  }
  return [...pieces, plain(text.slice(end))];
}

function plain(text: string): Html {
  return html`${visible(text)}`;
}
