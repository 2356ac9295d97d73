import { html } from 'hono/html';
import { askBox } from './ask-box.ts';
import type { Html } from './html-text.ts';
import { page } from './page.ts';
import { words } from './web-words.ts';

/** A page that says one thing. */
export function messagePage(sentence: string): Html {
  return page({
    title: `${sentence} – ${words.name}`,
    main: html`<h1>${sentence}</h1>
${askBox(words.question)}`,
  });
}
