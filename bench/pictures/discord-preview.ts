import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { html } from 'hono/html';
import type { Html } from '../../src/adapters/web/rendering/page.ts';
import { discordMarkdown } from './discord-markdown.ts';
import { previewPage } from './preview-page.ts';

/** A message in Components V2. */
interface Drawable {
  readonly content?: string;
  readonly components: readonly APIMessageTopLevelComponent[];
}

/** How Discord would show a message to the one who asked. @throws Error on what it can't draw, so that nothing is left out */
export function discordPreview({ content, components }: Drawable): string {
  if (content !== undefined) return unknown('content');
  return previewPage(html`${components.map(drawn)}`, {
    platform: 'Discord',
    style: STYLE,
    above: '╭ Ada used /kursk ask',
    time: '10:24',
    below: '👁 Only you can see this • Dismiss message',
  });
}

function drawn(component: APIMessageTopLevelComponent): Html {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return html`<div class="component">${discordMarkdown(component.content)}</div>`;
    case ComponentType.Section:
      if (component.accessory.type !== ComponentType.Button)
        return unknown(ComponentType[component.accessory.type]);
      return html`<div class="component section"><div>${component.components.map(drawn)}</div>${button(component.accessory)}</div>`;
    case ComponentType.Container:
      return html`<div class="component container">${component.components.map(drawn)}</div>`;
    case ComponentType.ActionRow:
      return html`<p class="component buttons">${component.components.map((element) =>
        element.type === ComponentType.Button ? button(element) : unknown(ComponentType[element.type]),
      )}</p>`;
    default:
      return unknown(ComponentType[component.type]);
  }
}

function button(component: APIButtonComponent): Html {
  if ('emoji' in component) return unknown('an emoji of a button');
  if (component.style === ButtonStyle.Link)
    return html`<a class="button" href="${component.url}">${component.label} <span class="away">↗</span></a>`;
  if (component.style === ButtonStyle.Secondary) return html`<span class="button">${component.label}</span>`;
  return unknown(ComponentType[component.type]);
}

function unknown(kind: string | undefined): never {
  throw new Error(`The preview of Discord can't draw ${kind}.`);
}

/** As in Discord's light theme. */
const STYLE = `
body { color: #2f3035; font: 16px/1.375 "gg sans", "Noto Sans", sans-serif; }
.above { color: #5c5e66; font-size: 14px; margin-bottom: 4px; }
.face { border-radius: 50%; }
.app { background: #5865f2; color: #fff; font-size: 11px; font-weight: 600; padding: 1px 5px; border-radius: 4px; vertical-align: 1px; }
.time { color: #6d6f78; font-size: 12px; }
.component + .component { margin-top: 8px; }
.section { display: flex; gap: 12px; align-items: flex-start; }
.section > div { flex: 1; }
.section > .button { max-width: 33%; }
.container { border: 1px solid #dfdfe2; border-radius: 8px; padding: 16px; }
blockquote { position: relative; padding-left: 16px; }
blockquote::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; border-radius: 4px; background: #c4c9ce; }
small { color: #5c5e66; font-size: 13px; }
.text a { color: #006ce7; }
.button { background: #e5e6e9; color: #2f3035; border-radius: 8px; padding: 5px 14px; font-size: 14px; font-weight: 500; }
.away { color: #6d6f78; }
.below { color: #5c5e66; font-size: 12px; margin-top: 8px; }
`;
