import { html } from 'hono/html';
import type { ReplyControl } from '../../core/replies/reply.ts';
import type { Html } from './html-text.ts';
import { visible } from './visible.ts';

/** A control as a form that works without script. */
export function renderControl({ kind, label, sealed, form }: ReplyControl, question: string): Html {
  const carried = html`<input type="hidden" name="control" value="${sealed}"><input type="hidden" name="question" value="${visible(question)}">`;
  if (form === null)
    return html`<form class="press" action="/press" method="post" data-kind="${kind}">${carried}<button>${label}</button></form>`;
  return html`<details class="press" data-kind="${kind}"><summary>${label}</summary>
<form action="/press" method="post"><p class="form-title">${form.title}</p>${carried}
<label>${form.label}<textarea name="reason" rows="2" maxlength="${form.maxLength}"></textarea></label><button>${form.submit}</button></form></details>`;
}
