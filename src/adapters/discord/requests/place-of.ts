import { ChannelType, InteractionContextType } from 'discord.js';
import type { Place } from '../../../core/place.ts';
import type { AnyInteraction } from '../payloads/interaction.ts';

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Where somebody did something. */
export function placeOf({ guild_id, channel, context }: AnyInteraction): Place {
  const isDirect = context === InteractionContextType.BotDM || channel.type === ChannelType.DM;
  return {
    platform: 'discord',
    workspace: guild_id ?? null,
    channel: channel.id,
    conversation: isDirect ? channel.id : threadOf(channel),
  };
}

/** What follow-ups in a thread are read in; `null` where it is none. */
export function threadOf({ id, type }: { readonly id: string; readonly type: number }): string | null {
  return THREADS.has(type) ? `thread:${id}` : null;
}

/** Whether nobody but the asker is there. */
export function isAlone({ channel, conversation }: Place): boolean {
  return channel === conversation;
}
