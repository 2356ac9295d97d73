import { type APIButtonComponent, ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import type { Quote } from '../../../core/answering/answer.ts';
import { citationOf } from '../../../core/bot/citation.ts';
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
import { inertLine } from '../../../core/inert-text.ts';
import {
  type ButtonRow,
  type DiscordMessage,
  LIMITS,
  type MessageComponent,
  PING_NOBODY,
} from './discord-message.ts';
import { buttonLink, partText } from './markdown.ts';

/** Renders a reply in Components V2, for people who see the channel already: notifications of such messages are empty. */
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

/** A quote has its citation in the text, so its link button needs only a short label. */
function componentOf(part: Part): MessageComponent {
  const text = { type: ComponentType.TextDisplay, content: partText(part) } as const;
  const isCited = part.kind === 'quote' || part.kind === 'context';
  const accessory = isCited ? linkButton(part.quote, `¶${part.quote.passage}`) : null;
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

/** Renders a reply as content, which notifications show. */
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

/** The controls of a reply as rows of buttons. */
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

/** Link buttons to the sources of the quotes. */
function linkRows(parts: readonly Part[]): ButtonRow[] {
  return inRows(
    parts.flatMap((part) =>
      part.kind === 'quote' || part.kind === 'context'
        ? (linkButton(part.quote, citationOf(part.quote)) ?? [])
        : [],
    ),
  );
}

/** A link button to the source of a quote; `null` if it has no link, or one too long for a button. */
function linkButton({ link }: Quote, label: string): APIButtonComponent | null {
  const url = buttonLink(link);
  if (url === null) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: shortened(label), url };
}

/** Cuts off the start: citations differ at the end. */
function shortened(text: string): string {
  const label = inertLine(text);
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

/** A way to render a reply, and a check that the message is within Discord's limits. */
interface Renderer<Message> {
  readonly render: (reply: Reply) => Message;
  readonly fits: (message: Message) => boolean;
}

/**
 * Renders a reply within Discord's limits. If it is too long, leaves out whole quotes first, then the last items of lists, then the
 * longest parts.
 */
function fitToLimits<Message>(reply: Reply, words: Wording, { render, fits }: Renderer<Message>): Message {
  const isWithinLimits = (candidate: Reply) => fits(render(candidate));
  const fitted = fitReply(reply, words, isWithinLimits);
  if (isWithinLimits(fitted)) return render(fitted);
  for (let cut = 1; cut <= longestList(fitted.parts); cut++) {
    const shorter = replyOf(withShorterLists(fitted.parts, cut, words), fitted);
    if (isWithinLimits(shorter)) return render(shorter);
  }
  let parts = fitted.parts.filter(({ kind }) => kind !== 'list');
  while (parts.length > 0 && !isWithinLimits(replyOf(parts, fitted))) parts = withoutLongest(parts);
  return render(parts.length === 0 ? noteOf(words.failed, reply.outcome) : replyOf(parts, fitted));
}

function longestList(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map((part) => (part.kind === 'list' ? part.items.length : 0)));
}

/** Cuts so many items off the end of each list, and adds a note that says how many there are more. */
function withShorterLists(parts: readonly Part[], cut: number, { andMore }: Wording): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'list') return [part];
    const items = part.items.slice(0, -cut);
    const rest: Part = { kind: 'note', text: andMore(part.items.length - items.length) };
    return items.length === 0 ? [rest] : [{ ...part, items }, rest];
  });
}

function withoutLongest(parts: readonly Part[]): Part[] {
  const lengths = parts.map((part) => partText(part).length);
  const longest = lengths.indexOf(Math.max(...lengths));
  return parts.filter((_, place) => place !== longest);
}
