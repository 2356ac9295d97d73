import { questionAskedIn } from '../../../core/bot/meant-for-bot.ts';
import { questionIn } from '../../../core/bot/message.ts';
import { readCommand, type Way } from '../../../core/bot/request.ts';
import type { ReplyTarget } from '../delivery/deliver.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import { callsOthers, readMessageText } from '../requests/message-text.ts';
import { messageIdOf, readMessage, type WrittenMessage } from '../requests/read-message.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest, type RequestOrigin } from './handle-request.ts';

export interface MentionArgs {
  readonly event: object;
  readonly client: RequestOrigin['client'];
  readonly context: EventContext;
}

/** `@Kursk …` in a channel: answers in the message's thread, and starts one if there is none. */
export function onMention(dependencies: SlackDependencies) {
  return async ({ event, client, context }: MentionArgs): Promise<void> => {
    const message = readMessage(event);
    if (message !== null) await answer(dependencies, message, 'mention', { client, context });
  };
}

/**
 * Answers a direct message, and, where the operator lets the bot see the messages of channels, a follow-up in a thread that it takes
 * part in (`LISTENS=all`), and what is asked of nobody in particular in a help channel. Slack sends a mention as an event of its own,
 * too, but not each: whichever comes first is answered.
 */
export function onMessage(dependencies: SlackDependencies) {
  return async ({ event, client, context }: MentionArgs): Promise<void> => {
    const message = readMessage(event);
    const way = message === null ? null : wayOf(message, context);
    if (message === null || way === null) return;
    await answer(dependencies, message, way, { client, context });
  };
}

function wayOf({ isDirect, thread, text }: WrittenMessage, { botUserId }: EventContext): Way | null {
  if (isDirect) return 'direct';
  if (botUserId !== undefined && text.includes(`<@${botUserId}`)) return 'mention';
  return thread === null ? 'channel' : 'thread';
}

/** Answers a message in its thread, a message without one in a new one, and a direct message where it stands. Not what isn't meant for the bot. */
async function answer(
  dependencies: SlackDependencies,
  message: WrittenMessage,
  way: Way,
  { client, context }: Omit<MentionArgs, 'event'>,
): Promise<void> {
  const { user, channel, ts, sent, text } = message;
  const thread = message.thread ?? (way === 'direct' ? null : ts);
  const botUser = context.botUserId ?? null;
  const read = readMessageText(sent, botUser);
  const request = {
    event: messageIdOf(message),
    asker: await askerOf({ id: user }, context, dependencies.isAdmin),
    place: placeOf(context, channel, thread),
    action: readCommand(way === 'channel' ? questionAskedIn(read.written) : questionIn(read), way),
  };
  const overheard = { way, written: read.written, callsOthers: callsOthers(text, botUser) };
  if (await dependencies.bot.ignores(request, overheard))
    return context.acknowledge && acknowledge(context.acknowledge, dependencies.log);
  const target: ReplyTarget = way === 'channel' ? { kind: 'unasked', asked: ts } : { kind: 'thread', thread };
  await handleRequest(dependencies, request, { user, target, client, context, asked: ts });
}
