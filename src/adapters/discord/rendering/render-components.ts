import { ComponentType, MessageFlags } from 'discord.js';
import type { Part, Reply } from '../../../core/replies/reply.ts';
import type { Wording } from '../../../core/wording/wording.ts';
import { LIMITS } from '../limits.ts';
import { controlRows, linkButton } from './button-rows.ts';
import { type DiscordMessage, type MessageComponent, NOBODY } from './discord-message.ts';
import { fitted } from './fitted.ts';
import { partText } from './part-text.ts';

/** A reply in Components V2, for whoever looks at the channel already: its notifications are empty. */
export function renderComponents(reply: Reply, words: Wording): DiscordMessage {
  return fitted(reply, words, { render, fits });
}

function render({ parts, controls }: Reply): DiscordMessage {
  return {
    components: [...parts.map(componentOf), ...controlRows(controls)],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: NOBODY,
  };
}

/** A quote's button stands beside its citation, and needs to say little. */
function componentOf(part: Part): MessageComponent {
  const text = { type: ComponentType.TextDisplay, content: partText(part) } as const;
  const accessory = part.kind === 'quote' ? linkButton(part.quote, `¶${part.quote.passage}`) : null;
  return accessory === null ? text : { type: ComponentType.Section, components: [text], accessory };
}

function fits({ components }: DiscordMessage): boolean {
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
