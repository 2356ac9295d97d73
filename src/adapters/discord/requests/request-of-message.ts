import { MessageType } from 'discord.js';
import { readCommand } from '../../../core/requests/read-command.ts';
import type { Request } from '../../../core/requests/request.ts';
import type { MessageEvent } from '../payloads/message-event.ts';
import { threadOf } from './place-of.ts';
import { readQuestion } from './restated-question.ts';

const WRITTEN: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

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
  if (author.bot === true || author.id === self || webhook_id != null || !WRITTEN.has(type)) return null;
  const isDirect = message.guild_id == null;
  const isReply = before?.author.id === self;
  const isNamed = message.mentions.some(({ id }) => id === self);
  if (!isDirect && !isNamed && !isReply) return null;
  const action = readCommand(textOf(message, self), isDirect ? 'direct' : 'mention');
  const previous = isReply ? readQuestion(before) : null;
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
