import { ChannelType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
import type { Answerable, AnyInteraction } from './payloads.ts';

/** Permissions that make somebody an admin of the bot. */
const ADMINS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** The person behind an interaction, with their name on that server. */
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

/** Where an interaction happened. A direct message is one conversation; on a server, each thread is one. */
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

/** The conversation of a thread; `null` if the channel isn't a thread. */
export function threadOf({ id, type }: { readonly id: string; readonly type: number | null }): string | null {
  return type !== null && THREADS.has(type) ? `thread:${id}` : null;
}

/** Whether only the asker is there, as in a direct message. */
export function isAskerAlone({ channel, conversation }: Place): boolean {
  return channel === conversation;
}
