import { MessageType, Routes } from 'discord.js';
import { questionAskedIn } from '../../../core/bot/meant-for-bot.ts';
import { type Message, questionIn } from '../../../core/bot/message.ts';
import { type Action, isUnasked, type Request, readCommand, type Way } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
import { type Address, deliverTo } from '../delivery/deliver.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { isPost, type KnownChannel, placeInChannel, placeOfQuestion } from '../requests/asker-and-place.ts';
import { callsOthers, mentions, readMessageText } from '../requests/message-text.ts';
import type { MessageEvent } from '../requests/payloads.ts';
import { interpretedQuestion } from '../requests/shown-message.ts';

/** Answers a message to the bot, unless it is meant for people. Never rejects. */
export async function handleMessage(
  { request, overheard, address }: MessageRequest,
  dependencies: DiscordDependencies,
): Promise<void> {
  if (await dependencies.bot.ignores(request, overheard)) return;
  const { place } = request;
  await dependencies.bot.handle(request, deliverTo(address, dependencies), {
    async acknowledge() {
      // Nobody waits for what nobody asked for.
      if (isUnasked(request)) return;
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

/** A request made by a message, what tells whether it is meant for the bot, and where the reply goes. */
export interface MessageRequest {
  /** The id of the message is its idempotency key. */
  readonly request: Request & { readonly event: string };
  readonly overheard: Parameters<DiscordDependencies['bot']['ignores']>[1];
  readonly address: Address;
}

interface MessageContext extends Pick<DiscordDependencies, 'helpChannels'> {
  /** The bot's own id. */
  readonly self: string;
  readonly lookUp: LookUpChannel;
}

/**
 * The request in a message: a direct message, a mention of the bot, a reply to one of its answers, which is read with the question
 * before, or, where there are help channels, what may ask something of nobody in particular. `null` for all other messages, and for
 * those of bots and webhooks. Rejects if Discord doesn't say what the channel is: then nobody knows which settings apply there.
 */
export async function requestOfMessage(
  message: MessageEvent,
  context: MessageContext,
): Promise<MessageRequest | null> {
  const { author, webhook_id, type } = message;
  if (author.bot === true || author.id === context.self || webhook_id != null || !WRITTEN_TYPES.has(type))
    return null;
  const way = wayOf(message, context.self);
  if (way !== null) return requestTo(message, way, context);
  const standsAlone = type === MessageType.Default && message.message_reference == null;
  return context.helpChannels && standsAlone ? requestToNobody(message, context) : null;
}

/** How a message is put to the bot; `null`: it isn't. */
function wayOf(message: MessageEvent, self: string): Extract<Way, 'direct' | 'mention' | 'reply'> | null {
  if (message.guild_id == null) return 'direct';
  // A reply mentions its author without a word, unless they turn that off.
  if (mentions(message, self)) return 'mention';
  return message.referenced_message?.author.id === self ? 'reply' : null;
}

async function requestTo(
  message: MessageEvent,
  way: Way,
  { self, lookUp }: MessageContext,
): Promise<MessageRequest> {
  const { id, channel_id, referenced_message: repliedTo } = message;
  const read = readMessageText(message, self);
  const action = readCommand(questionIn(read), way);
  const previous = repliedTo?.author.id === self ? interpretedQuestion(repliedTo) : null;
  const where =
    way === 'direct'
      ? { channel: channel_id, conversation: channel_id }
      : placeInChannel(await lookUp(channel_id));
  const asked = action.kind === 'ask' && previous !== null ? { ...action, previous } : action;
  return {
    request: withLater(requestOf(message, where, asked), { later: { id, channel_id } }),
    overheard: { way, written: read.written, callsOthers: callsOthers(message, self) },
    address: { message: { id, channel_id }, user: message.author.id },
  };
}

/** A message that is put to nobody: in a text channel, or at the top of a post, which has a title. */
async function requestToNobody(
  message: MessageEvent,
  { self, lookUp }: MessageContext,
): Promise<MessageRequest | null> {
  const { id, channel_id } = message;
  const known = await lookUp(channel_id);
  const where = placeOfQuestion(id, known);
  if (where === null) return null;
  const read = readMessageText(message, self);
  const title = isPost(id, known) ? (known.name ?? '') : null;
  const written = writtenIn(read, title);
  const question = questionAskedIn(written);
  const address: Address = {
    unasked: { id, channel_id, asker: message.author.id, threadName: title === null ? question : null },
  };
  return {
    request: withLater(requestOf(message, where, { kind: 'ask', question, way: 'channel' }), address),
    overheard: { way: 'channel', written, callsOthers: callsOthers(message, self) },
    address,
  };
}

/** With where its asker is told later that there is an answer. In a direct message nothing is quoted that people have kept. */
function withLater(request: MessageRequest['request'], address: Address): MessageRequest['request'] {
  const { action, place } = request;
  if (action.kind !== 'ask' || place.workspace === null) return request;
  return { ...request, later: { place, address: JSON.stringify(address) } };
}

function writtenIn({ written }: Message, title: string | null): string {
  return title === null ? written : `${title}\n${written}`;
}

function requestOf(
  { id, author, member, guild_id }: MessageEvent,
  where: Pick<Place, 'channel' | 'conversation' | 'parent'>,
  action: Action,
): MessageRequest['request'] {
  return {
    event: id,
    asker: {
      id: author.id,
      name: member?.nick ?? author.global_name ?? author.username,
      isAdmin: false,
      locale: null,
    },
    place: { platform: 'discord', workspace: guild_id ?? null, ...where },
    action,
  };
}
