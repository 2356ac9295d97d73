import { questionIn } from '../../../core/bot/message.ts';
import { readCommand, type Way } from '../../../core/bot/request.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import { callsOthers, readMessageText } from '../requests/message-text.ts';
import { messageIdOf, readMessage, threadKey, type WrittenMessage } from '../requests/read-message.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest } from './handle-request.ts';

export interface MentionArgs {
  readonly event: object;
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
}

/** `@Kursk …` in a channel: answers in the message's thread, and starts one if there is none. */
export function onMention(dependencies: SlackDependencies) {
  const { threads } = dependencies;

  return async ({ event, client, context }: MentionArgs): Promise<void> => {
    const message = readMessage(event);
    if (message === null) return;
    const thread = message.thread ?? message.ts;
    threads.set(threadKey(message.channel, thread), true);
    await answer(dependencies, { ...message, thread }, 'mention', { client, context });
  };
}

/**
 * Answers a direct message, and, where the operator lets the bot see them (`LISTENS=all`), a follow-up in a thread that the bot has
 * answered in. Ignores all other messages.
 */
export function onMessage(dependencies: SlackDependencies) {
  const { threads } = dependencies;

  function wayOf(
    { isDirect, channel, thread, text }: WrittenMessage,
    { botUserId }: EventContext,
  ): Way | null {
    if (isDirect) return 'direct';
    const isKnown = thread !== null && threads.get(threadKey(channel, thread)) === true;
    // Slack sends a mention as an event of its own, too.
    const isMention = botUserId !== undefined && text.includes(`<@${botUserId}`);
    return isKnown && !isMention ? 'thread' : null;
  }

  return async ({ event, client, context }: MentionArgs): Promise<void> => {
    const message = readMessage(event);
    const way = message === null ? null : wayOf(message, context);
    if (message === null || way === null) return;
    await answer(dependencies, message, way, { client, context });
  };
}

/** Answers a message in its thread; in the channel itself where it has none. Not one that isn't meant for the bot. */
async function answer(
  dependencies: SlackDependencies,
  message: WrittenMessage,
  way: Way,
  { client, context }: Omit<MentionArgs, 'event'>,
): Promise<void> {
  const { user, channel, thread, sent, text } = message;
  const botUser = context.botUserId ?? null;
  const read = readMessageText(sent, botUser);
  const request = {
    event: messageIdOf(message),
    asker: await askerOf({ id: user }, context, dependencies.isAdmin),
    place: placeOf(context, channel, thread),
    action: readCommand(questionIn(read), way),
  };
  if (dependencies.bot.ignores(request, { written: read.written, callsOthers: callsOthers(text, botUser) }))
    return context.acknowledge && acknowledge(context.acknowledge, dependencies.log);
  await handleRequest(dependencies, request, { user, target: { kind: 'thread', thread }, client, context });
}
