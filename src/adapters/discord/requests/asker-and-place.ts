import { ChannelType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
import type { Answerable, AnyInteraction } from './payloads.ts';

/** Who runs a server, or may. */
const ADMINS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Who did something, as they are called where they did it. */
export function askerOf({ member, user, locale }: AnyInteraction): Asker {
  const person = member?.user ?? user;
  return {
    id: person?.id ?? '',
    name: member?.nick ?? person?.global_name ?? person?.username ?? '',
    isAdmin: member !== undefined && (BigInt(member.permissions) & ADMINS) !== 0n,
    locale: locale ?? null,
  };
}

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
export function isAskerAlone({ channel, conversation }: Place): boolean {
  return channel === conversation;
}
