import { html } from 'hono/html';
import { MAX_QUESTION_LENGTH } from '../../core/question/question.ts';
import type { Html } from './html-text.ts';
import { visible } from './visible.ts';
import { words } from './web-words.ts';

/** Where a question is typed. @param after the question before, which a follow-up is read with; empty for none */
export function askBox(label: string, after = ''): Html {
  const previous = after === '' ? '' : html`<input type="hidden" name="after" value="${visible(after)}">`;
  return html`<form class="ask" action="/ask" role="search">
<label for="q">${label}</label>
<div class="row"><input id="q" name="q" type="text" required autocomplete="off" enterkeyhint="search" maxlength="${MAX_QUESTION_LENGTH}">${previous}<button>${words.ask}</button></div>
</form>`;
}
