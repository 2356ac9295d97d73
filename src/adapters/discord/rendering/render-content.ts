import { MessageFlags } from 'discord.js';
import { joinParts } from '../../../core/replies/join-parts.ts';
import type { Reply } from '../../../core/replies/reply.ts';
import type { Wording } from '../../../core/wording/wording.ts';
import { LIMITS } from '../limits.ts';
import { controlRows, linkRows } from './button-rows.ts';
import { type DiscordMessage, NOBODY } from './discord-message.ts';
import { fitted } from './fitted.ts';
import { partText } from './part-text.ts';

/** A reply as plain content, which is what a notification shows. */
export function renderContent(reply: Reply, words: Wording): DiscordMessage {
  return fitted(reply, words, { render, fits });
}

function render({ parts, controls }: Reply): DiscordMessage {
  return {
    content: joinParts(parts, partText),
    components: [...linkRows(parts), ...controlRows(controls)],
    flags: MessageFlags.SuppressEmbeds,
    allowed_mentions: NOBODY,
  };
}

function fits({ content = '', components }: DiscordMessage): boolean {
  return content.length <= LIMITS.content && components.length <= LIMITS.rows;
}
