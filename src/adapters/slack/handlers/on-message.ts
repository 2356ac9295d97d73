import { readCommand } from '../../../core/requests/read-command.ts';
import type { Way } from '../../../core/requests/request.ts';
import { askerOf } from '../asker-of.ts';
import { handOver } from '../hand-over.ts';
import { messageIdOf, readMessage, type WrittenMessage } from '../message-event.ts';
import { placeOf } from '../place-of.ts';
import { readMessageText } from '../read-message-text.ts';
import type { SlackKit } from '../slack-kit.ts';
import { threadKey } from '../thread-key.ts';
import type { EventContext } from '../workspace-of.ts';
import type { MentionArgs } from './on-mention.ts';

/**
 * A direct message; or, where the operator lets the bot see them, a message in a thread that the bot has answered in. Other
 * messages are none of its business.
 */
export function onMessage(kit: SlackKit) {
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
    await handOver(kit, request, { user, way: { kind: 'thread', thread }, client, context });
  };
}
