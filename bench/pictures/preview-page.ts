import { html, raw } from 'hono/html';
import type { Html } from '../../src/adapters/web/rendering/page.ts';

/** What a platform's own page has around a message, and how it looks. */
interface Surroundings {
  readonly platform: string;
  readonly style: string;
  readonly above: string;
  readonly time: string;
  readonly below: string;
}

/** A page that shows a message of the bot as a platform would, labelled as a preview. */
export function previewPage(message: Html, { platform, style, above, time, below }: Surroundings): string {
  return String(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${platform}</title><style>${raw(BASE + style)}</style></head>
<body><p class="label">Preview: what the bot sends to ${platform}, drawn as ${platform} would; not a screenshot</p>
<main><p class="above">${above}</p><span class="face">“</span>
<div><p class="head"><b class="name">Kursk</b> <span class="app">APP</span> <span class="time">${time}</span></p>
${message}
<p class="below">${below}</p></div></main></body></html>`);
}

const BASE = `
* { box-sizing: border-box; margin: 0; }
body { padding: 14px 16px; background: #fff; }
.label { font: 12px/1.4 system-ui, sans-serif; color: #555; margin-bottom: 14px; border: 1px dashed #999; border-radius: 6px; padding: 3px 8px; }
main { display: grid; grid-template-columns: 40px 1fr; column-gap: 12px; }
.above { grid-column: 2; }
.face { display: grid; place-items: center; width: 40px; height: 40px; font: 700 20px system-ui, sans-serif; color: #fff; background: #7a2e12; }
.text { min-height: 1lh; white-space: pre-wrap; overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
a { text-decoration: none; }
`;
