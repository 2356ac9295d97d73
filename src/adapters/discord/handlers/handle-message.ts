import { MessageType, Routes } from 'discord.js';
import { type Request, readCommand } from '../../../core/bot/request.ts';
import { type Address, deliverTo } from '../delivery/deliver.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { threadOf } from '../requests/asker-and-place.ts';
import type { MessageEvent } from '../requests/payloads.ts';
import { interpretedQuestion } from '../requests/shown-message.ts';

/** A message to the bot. Never rejects. */
export function handleMessage(request: MessageRequest, dependencies: DiscordDependencies): Promise<void> {
  const { event: id, place } = request;
  const address: Address = { message: { id, channel_id: place.channel } };
  return dependencies.bot.handle(request, deliverTo(address, dependencies), {
    async acknowledge() {
      // Whether people see that the bot writes doesn't matter to the answer; what keeps it from writing is told with that.
      dependencies.rest.post(Routes.channelTyping(place.channel)).catch(() => {});
    },
    address: JSON.stringify(address),
  });
}

const WRITTEN_TYPES: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** What is known of a channel; `null`: nothing. */
export type ChannelTypeOf = (channel: string) => number | null;

/** A request that came as a message, whose id it goes by. */
export type MessageRequest = Request & { readonly event: string };

/**
 * What a message wants of the bot: one to it alone, one that names it, or a reply to what it wrote, which is read with the
 * question before. `null` for all others, and for those that programs write.
 *
 * @param self the bot's own id
 */
export function requestOfMessage(
  message: MessageEvent,
  self: string,
  typeOf: ChannelTypeOf,
): MessageRequest | null {
  const { author, webhook_id, type, referenced_message: before } = message;
  if (author.bot === true || author.id === self || webhook_id != null || !WRITTEN_TYPES.has(type))
    return null;
  const isDirect = message.guild_id == null;
  const isReply = before?.author.id === self;
  const isNamed = message.mentions.some(({ id }) => id === self);
  if (!isDirect && !isNamed && !isReply) return null;
  const action = readCommand(textOf(message, self), isDirect ? 'direct' : 'mention');
  const previous = isReply ? interpretedQuestion(before) : null;
  const channel = { id: message.channel_id, type: typeOf(message.channel_id) };
  return {
    event: message.id,
    asker: {
      id: author.id,
      name: message.member?.nick ?? author.global_name ?? author.username,
      isAdmin: false,
      locale: null,
    },
    place: {
      platform: 'discord',
      workspace: message.guild_id ?? null,
      channel: channel.id,
      conversation: isDirect ? channel.id : threadOf(channel),
    },
    action: action.kind === 'ask' && previous !== null ? { ...action, previous } : action,
  };
}

/** Without the bot's name, and with the names of others as people read them. */
function textOf({ content, mentions }: MessageEvent, self: string): string {
  const named = mentions.reduce((text, { id, global_name, username }) => {
    const name = id === self ? '' : `@${global_name ?? username}`;
    return text.replaceAll(new RegExp(`<@!?${id}>`, 'g'), () => name);
  }, content);
  return named.trim();
}
