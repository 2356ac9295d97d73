import { html } from 'hono/html';
import type { Reply } from '../../core/replies/reply.ts';
import { askBox } from './ask-box.ts';
import type { Html } from './html-text.ts';
import { page } from './page.ts';
import { renderReply } from './render-reply.ts';
import { visible } from './visible.ts';
import { words } from './web-words.ts';

interface Headed {
  /** What the page is called: the question, where there is one. */
  readonly heading: string;
  /** As it was asked; empty where nothing was. */
  readonly question: string;
  /** What a follow-up follows; empty for nothing. */
  readonly after: string;
}

/** What the bot says, under a heading, and the box to go on in. */
export function replyPage(reply: Reply, { heading, question, after }: Headed): Html {
  return page({
    title: `${heading} – ${words.name}`,
    main: html`<h1 dir="auto">${visible(heading)}</h1>
${renderReply(reply, question)}
${askBox(words.followUp, after)}`,
  });
}
