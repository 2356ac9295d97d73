import {
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { z } from 'zod';
import type { Asker } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
import type { Answerable, AnyInteraction, channelSchema } from './payloads.ts';

/** Permissions that make somebody an admin of the bot. */
const ADMINS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** The person behind an interaction, with their name on that server. Only a server that has the bot has admins of it. */
export function askerOf({ member, user, locale, ...where }: AnyInteraction): Asker {
  const person = member?.user ?? user;
  const isServers = serverOf(where) !== null;
  return {
    id: person?.id ?? '',
    name: member?.nick ?? person?.global_name ?? person?.username ?? '',
    isAdmin: isServers && member !== undefined && (BigInt(member.permissions) & ADMINS) !== 0n,
    locale: locale ?? null,
    ...(isServers && member?.roles !== undefined ? { roles: member.roles } : {}),
  };
}

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Whether something happened in a thread that not everybody in its channel reads. */
export function isPrivateThread({ channel }: Pick<Answerable, 'channel'>): boolean {
  return channel?.type === ChannelType.PrivateThread;
}

/** What is known of a channel or thread. */
export type KnownChannel = z.infer<typeof channelSchema>;

/**
 * Where an interaction happened. A direct message with the bot is one conversation; on a server, each thread is one. Whether it is
 * one, Discord says in `context`: the channel of a direct message among people looks the same.
 */
export function placeOf(interaction: Answerable): Place {
  const { channel_id, channel, context } = interaction;
  const workspace = serverOf(interaction);
  if (channel === undefined)
    return { platform: 'discord', workspace, channel: channel_id ?? '', conversation: null };
  const { id } = channel;
  if (context === InteractionContextType.BotDM)
    return { platform: 'discord', workspace, channel: id, conversation: id };
  return { platform: 'discord', workspace, ...placeInChannel(channel) };
}

/** The server that has the bot; `null` where somebody uses it who has it for themselves. */
function serverOf({
  guild_id,
  authorizing_integration_owners: owners,
}: Pick<Answerable, 'guild_id' | 'authorizing_integration_owners'>): string | null {
  return guild_id != null && owners?.[ApplicationIntegrationType.GuildInstall] === guild_id ? guild_id : null;
}

/** A channel as a place: each thread is a conversation of its own, and belongs to a channel. */
export function placeInChannel({
  id,
  type,
  parent_id: parent,
}: KnownChannel): Pick<Place, 'channel' | 'conversation' | 'parent'> {
  if (!THREADS.has(type)) return { channel: id, conversation: null };
  return { channel: id, conversation: `thread:${id}`, ...(parent == null ? {} : { parent }) };
}

/**
 * The place of what a message asks of nobody in particular: the post of a forum that it opens, or the thread that its answer opens,
 * which has the message's id. `null` where it doesn't stand for itself: in a thread, or in a channel of another kind.
 */
export function placeOfQuestion(
  messageId: string,
  known: KnownChannel,
): Pick<Place, 'channel' | 'conversation' | 'parent'> | null {
  if (isPost(messageId, known)) return placeInChannel(known);
  if (known.type !== ChannelType.GuildText) return null;
  return { channel: messageId, conversation: `thread:${messageId}`, parent: known.id };
}

/** Whether a message opens a post of a forum: Discord gives both the same id. */
export function isPost(messageId: string, { id, type }: KnownChannel): boolean {
  return THREADS.has(type) && id === messageId;
}

/** Whether only the asker is there, as in a direct message. */
export function isAskerAlone({ channel, conversation }: Place): boolean {
  return channel === conversation;
}
