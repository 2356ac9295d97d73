import { ChannelType, InteractionContextType } from 'discord.js';
import type { Place } from '../../../core/place.ts';
import type { Answerable } from '../payloads/interaction.ts';

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Where somebody did something. */
export function placeOf({ guild_id, channel_id, channel, context }: Answerable): Place {
  const { id, type } = channel ?? { id: channel_id ?? '', type: null };
  const isDirect = context === InteractionContextType.BotDM || type === ChannelType.DM;
  return {
    platform: 'discord',
    workspace: guild_id ?? null,
    channel: id,
    conversation: isDirect ? id : threadOf({ id, type }),
  };
}

/** What follow-ups in a thread are read in; `null` where it is none. */
export function threadOf({ id, type }: { readonly id: string; readonly type: number | null }): string | null {
  return type !== null && THREADS.has(type) ? `thread:${id}` : null;
}

/** Whether nobody but the asker is there. */
export function isAlone({ channel, conversation }: Place): boolean {
  return channel === conversation;
}
