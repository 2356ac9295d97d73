import { readCommand, type Way } from '../../../core/bot/request.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import {
  messageIdOf,
  readMessage,
  readMessageText,
  threadKey,
  type WrittenMessage,
} from '../requests/read-message.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { handleRequest } from './handle-request.ts';

export interface MentionArgs {
  readonly event: object;
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
}

/** `@Kursk …` in a channel: answered in its thread. */
export function onMention(kit: SlackDependencies) {
  const { isAdmin, threads } = kit;

  return async ({ event, client, context }: MentionArgs): Promise<void> => {
    const message = readMessage(event);
    if (message === null) return;
    const { user, channel, text } = message;
    const thread = message.thread ?? message.ts;
    threads.set(threadKey(channel, thread), true);
    const request = {
      event: messageIdOf(message),
      asker: await askerOf({ id: user }, context, isAdmin),
      place: placeOf(context, channel, thread),
      action: readCommand(readMessageText(text, context.botUserId ?? null), 'mention'),
    };
    await handleRequest(kit, request, { user, way: { kind: 'thread', thread }, client, context });
  };
}

/**
 * A direct message; or, where the operator lets the bot see them, a message in a thread that the bot has answered in. Other
 * messages are none of its business.
 */
export function onMessage(kit: SlackDependencies) {
  const { isAdmin, threads } = kit;

  function wayOf(
    { isDirect, channel, thread, text }: WrittenMessage,
    { botUserId }: EventContext,
  ): Way | null {
    if (isDirect) return 'direct';
    const isKnown = thread !== null && threads.get(threadKey(channel, thread)) === true;
    // A mention comes as an event of its own.
    const isMention = botUserId !== undefined && text.includes(`<@${botUserId}`);
    return isKnown && !isMention ? 'thread' : null;
  }

  return async ({ event, client, context }: MentionArgs): Promise<void> => {
    const message = readMessage(event);
    const way = message === null ? null : wayOf(message, context);
    if (message === null || way === null) return;
    const { user, channel, thread, text } = message;
    const request = {
      event: messageIdOf(message),
      asker: await askerOf({ id: user }, context, isAdmin),
      place: placeOf(context, channel, thread),
      action: readCommand(readMessageText(text, context.botUserId ?? null), way),
    };
    await handleRequest(kit, request, { user, way: { kind: 'thread', thread }, client, context });
  };
}
