import { type APIButtonComponent, ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import type { Quote } from '../../../core/answering/answer.ts';
import {
  fitReply,
  joinParts,
  noteOf,
  type Part,
  type Reply,
  type ReplyControl,
  replyOf,
} from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import {
  type ButtonRow,
  type DiscordMessage,
  LIMITS,
  type MessageComponent,
  PING_NOBODY,
} from './discord-message.ts';
import { buttonLink, partText } from './markdown.ts';

/** A reply in Components V2, for whoever looks at the channel already: its notifications are empty. */
export function renderComponents(reply: Reply, words: Wording): DiscordMessage {
  return fitToLimits(reply, words, { render: toComponents, fits: fitsComponents });
}

function toComponents({ parts, controls }: Reply): DiscordMessage {
  return {
    components: [...parts.map(componentOf), ...controlRows(controls)],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: PING_NOBODY,
  };
}

/** A quote's button stands beside its citation, and needs to say little. */
function componentOf(part: Part): MessageComponent {
  const text = { type: ComponentType.TextDisplay, content: partText(part) } as const;
  const accessory = part.kind === 'quote' ? linkButton(part.quote, `¶${part.quote.passage}`) : null;
  return accessory === null ? text : { type: ComponentType.Section, components: [text], accessory };
}

function fitsComponents({ components }: DiscordMessage): boolean {
  const texts = components.flatMap(textsOf);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return (
    characters <= LIMITS.texts &&
    components.reduce((sum, component) => sum + countOf(component), 0) <= LIMITS.components
  );
}

function textsOf(component: MessageComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Section:
      return component.components.map(({ content }) => content);
    case ComponentType.ActionRow:
      return [];
    default:
      return component satisfies never;
  }
}

function countOf(component: MessageComponent): number {
  if (component.type === ComponentType.TextDisplay) return 1;
  return 1 + component.components.length + (component.type === ComponentType.Section ? 1 : 0);
}

/** A reply as plain content, which is what a notification shows. */
export function renderContent(reply: Reply, words: Wording): DiscordMessage {
  return fitToLimits(reply, words, { render: toContent, fits: fitsContent });
}

function toContent({ parts, controls }: Reply): DiscordMessage {
  return {
    content: joinParts(parts, partText),
    components: [...linkRows(parts), ...controlRows(controls)],
    flags: MessageFlags.SuppressEmbeds,
    allowed_mentions: PING_NOBODY,
  };
}

function fitsContent({ content = '', components }: DiscordMessage): boolean {
  return content.length <= LIMITS.content && components.length <= LIMITS.rows;
}

/** The controls of a reply, as many rows as they need. */
function controlRows(controls: readonly ReplyControl[]): ButtonRow[] {
  return inRows(
    controls.map(({ label, sealed }) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: shortened(label),
      custom_id: sealed,
    })),
  );
}

/** Buttons that lead to where the quotes of a reply stand. */
function linkRows(parts: readonly Part[]): ButtonRow[] {
  return inRows(
    parts.flatMap((part) => (part.kind === 'quote' ? (linkButton(part.quote, part.citation) ?? []) : [])),
  );
}

/** A button that leads to where a quote stands; `null` where it has no address. */
function linkButton({ link }: Quote, label: string): APIButtonComponent | null {
  const url = buttonLink(link);
  if (url === null) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: shortened(label), url };
}

/** The end of a citation tells it apart from others. */
function shortened(label: string): string {
  if (label.length <= LIMITS.label) return label;
  return `…${label.slice(1 - LIMITS.label).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

function inRows(buttons: readonly APIButtonComponent[]): ButtonRow[] {
  const rows: ButtonRow[] = [];
  for (let from = 0; from < buttons.length; from += LIMITS.buttonsInRow)
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(from, from + LIMITS.buttonsInRow),
    });
  return rows;
}

/** A way to show a reply, and whether Discord has room for what comes of it. */
export interface Rendering<Message> {
  readonly render: (reply: Reply) => Message;
  readonly fits: (message: Message) => boolean;
}

/**
 * A reply as a message that Discord has room for: without whole quotes where it must be; then without the last items of
 * lists; then without what is longest.
 */
function fitToLimits<Message>(reply: Reply, words: Wording, { render, fits }: Rendering<Message>): Message {
  const has = (candidate: Reply) => fits(render(candidate));
  const withQuotes = fitReply(reply, words, has);
  if (has(withQuotes)) return render(withQuotes);
  for (let left = 1; left <= mostItems(withQuotes.parts); left++) {
    const shorter = replyOf(withShorterLists(withQuotes.parts, left, words), withQuotes);
    if (has(shorter)) return render(shorter);
  }
  let parts = withQuotes.parts.filter(({ kind }) => kind !== 'list');
  while (parts.length > 0 && !has(replyOf(parts, withQuotes))) parts = withoutLongest(parts);
  return render(parts.length === 0 ? noteOf(words.failed, reply.outcome) : replyOf(parts, withQuotes));
}

function mostItems(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map((part) => (part.kind === 'list' ? part.items.length : 0)));
}

/** Without so many of the last items of each list, and with a word on how many there are more. */
function withShorterLists(parts: readonly Part[], left: number, { andMore }: Wording): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'list') return [part];
    const items = part.items.slice(0, -left);
    const rest: Part = { kind: 'note', text: andMore(part.items.length - items.length) };
    return items.length === 0 ? [rest] : [{ ...part, items }, rest];
  });
}

function withoutLongest(parts: readonly Part[]): Part[] {
  const lengths = parts.map((part) => partText(part).length);
  const longest = lengths.indexOf(Math.max(...lengths));
  return parts.filter((_, place) => place !== longest);
}
