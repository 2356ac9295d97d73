import { MessageType, Routes } from 'discord.js';
import { questionIn } from '../../../core/bot/message.ts';
import { type Request, readCommand } from '../../../core/bot/request.ts';
import { type Address, deliverTo } from '../delivery/deliver.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { type KnownChannel, placeInChannel } from '../requests/asker-and-place.ts';
import { callsOthers, mentions, readMessageText } from '../requests/message-text.ts';
import type { MessageEvent } from '../requests/payloads.ts';
import { interpretedQuestion } from '../requests/shown-message.ts';

/** Answers a message to the bot, unless it is meant for people. Never rejects. */
export async function handleMessage(
  { request, overheard }: MessageRequest,
  dependencies: DiscordDependencies,
): Promise<void> {
  if (await dependencies.bot.ignores(request, overheard)) return;
  const { event: id, place } = request;
  const address: Address = {
    message: { id, channel_id: place.channel },
    user: request.asker.id,
  };
  await dependencies.bot.handle(request, deliverTo(address, dependencies), {
    async acknowledge() {
      // If the typing indicator fails, the answer is sent all the same; what keeps the bot from writing is reported then.
      dependencies.rest.post(Routes.channelTyping(place.channel)).catch(() => {});
    },
    address: JSON.stringify(address),
  });
}

/** The types of messages that people write; the others are notices of Discord. */
const WRITTEN_TYPES: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** What is known of a channel. Rejects if Discord doesn't say. */
export type LookUpChannel = (id: string) => Promise<KnownChannel>;

/** A request made by a message, and what tells whether it is meant for the bot. */
export interface MessageRequest {
  /** The id of the message is its idempotency key. */
  readonly request: Request & { readonly event: string };
  readonly overheard: Parameters<DiscordDependencies['bot']['ignores']>[1];
}

/**
 * The request in a message: a direct message, a mention of the bot, or a reply to one of its answers, which is read with the
 * question before. `null` for all other messages, and for those of bots and webhooks. Rejects if Discord doesn't say what the
 * channel is: then nobody knows which settings apply there.
 *
 * @param self the bot's own id
 */
export async function requestOfMessage(
  message: MessageEvent,
  self: string,
  lookUp: LookUpChannel,
): Promise<MessageRequest | null> {
  const { author, webhook_id, type, referenced_message: repliedTo } = message;
  if (author.bot === true || author.id === self || webhook_id != null || !WRITTEN_TYPES.has(type))
    return null;
  const isDirect = message.guild_id == null;
  const isReply = repliedTo?.author.id === self;
  // A reply mentions its author without a word, unless they turn that off.
  const isMention = mentions(message, self);
  if (!isDirect && !isMention && !isReply) return null;
  const wayThere = isMention ? 'mention' : 'reply';
  const way = isDirect ? 'direct' : wayThere;
  const read = readMessageText(message, self);
  const action = readCommand(questionIn(read), way);
  const previous = isReply ? interpretedQuestion(repliedTo) : null;
  const request = {
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
      ...(isDirect
        ? { channel: message.channel_id, conversation: message.channel_id }
        : placeInChannel(await lookUp(message.channel_id))),
    },
    action: action.kind === 'ask' && previous !== null ? { ...action, previous } : action,
  } as const;
  return { request, overheard: { way, written: read.written, callsOthers: callsOthers(message, self) } };
}
