import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Quote } from '../../../core/answer.ts';
import type { Part, ReplyControl } from '../../../core/replies/reply.ts';
import { LIMITS } from '../limits.ts';
import type { ButtonRow } from './discord-message.ts';
import { buttonLink } from './part-text.ts';

/** The controls of a reply, as many rows as they need. */
export function controlRows(controls: readonly ReplyControl[]): ButtonRow[] {
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
export function linkRows(parts: readonly Part[]): ButtonRow[] {
  return inRows(
    parts.flatMap((part) => (part.kind === 'quote' ? (linkButton(part.quote, part.citation) ?? []) : [])),
  );
}

/** A button that leads to where a quote stands; `null` where it has no address. */
export function linkButton({ link }: Quote, label: string): APIButtonComponent | null {
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
