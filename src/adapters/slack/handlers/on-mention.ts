import { readCommand } from '../../../core/requests/read-command.ts';
import { askerOf } from '../asker-of.ts';
import { handOver } from '../hand-over.ts';
import { messageIdOf, readMessage } from '../message-event.ts';
import { placeOf } from '../place-of.ts';
import { readMessageText } from '../read-message-text.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackKit } from '../slack-kit.ts';
import { threadKey } from '../thread-key.ts';
import type { EventContext } from '../workspace-of.ts';

export interface MentionArgs {
  readonly event: object;
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
}

/** `@Kursk …` in a channel: answered in its thread. */
export function onMention(kit: SlackKit) {
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
    await handOver(kit, request, { user, way: { kind: 'thread', thread }, client, context });
  };
}
