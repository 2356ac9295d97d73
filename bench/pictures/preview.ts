import { html, raw } from 'hono/html';
import type { Quote } from '../../src/core/answer.ts';

/** How a platform's own page looks, as far as a preview needs it. */
export interface Look {
  readonly platform: string;
  readonly style: string;
  /** What a person typed. */
  readonly command: string;
  readonly buttons: readonly string[];
}

/** A page that shows how an answer looks on a platform: drawn here, from the answer, and labelled so. */
export function preview(
  answer: { readonly quotes: readonly Quote[] },
  { platform, style, command, buttons }: Look,
): string {
  return String(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${platform}</title><style>${raw(BASE + style)}</style></head>
<body><main><p class="label">Preview of ${platform}, drawn from the bot’s answer; not a screenshot</p>
<div class="said"><span class="face person">A</span><div><b class="name">Ada</b> <span class="time">10:24</span><p>${command}</p></div></div>
<div class="said"><span class="face bot">“</span><div><b class="name">Kursk</b> <span class="app">APP</span> <span class="time">10:24</span>
${answer.quotes.map(quoteOf)}
<p class="buttons">${buttons.map((label) => html`<span class="button">${label}</span>`)}</p></div></div>
</main></body></html>`);
}

function quoteOf({ text, highlights, article, passage }: Quote) {
  const [from, to] = highlights[0] ?? [0, 0];
  return html`<blockquote>${text.slice(0, from)}<b>${text.slice(from, to)}</b>${text.slice(to)}</blockquote>
<p class="source"><a>${article.title}, ¶${passage}</a></p>`;
}

const BASE = `
* { box-sizing: border-box; margin: 0; }
main { padding: 20px 24px 24px; width: 720px; }
.label { font: 12px system-ui, sans-serif; opacity: 0.75; margin-bottom: 16px; border: 1px dashed; border-radius: 6px; padding: 4px 8px; display: inline-block; }
.said { display: grid; grid-template-columns: 40px 1fr; gap: 12px; margin-bottom: 16px; }
.face { display: grid; place-items: center; width: 40px; height: 40px; font: 700 20px system-ui, sans-serif; color: #fff; }
.person { background: #4a7a8c; }
.bot { background: #7a2e12; }
blockquote { padding-left: 12px; margin: 8px 0 4px; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
`;
