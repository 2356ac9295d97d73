import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { placeOf } from '../place-of.ts';
import { readMessageText } from '../read-message-text.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackKit } from '../slack-kit.ts';
import { threadOf } from '../thread-of.ts';
import type { EventContext } from '../workspace-of.ts';

export interface ShortcutArgs {
  readonly ack: () => Promise<void>;
  readonly shortcut: {
    readonly trigger_id: string;
    readonly response_url: string;
    readonly user: { readonly id: string; readonly name: string };
    readonly channel: { readonly id: string };
    readonly message: { readonly text?: string };
  };
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
}

/** *Ask about this message*: answers what the message asks, to whoever wants to know. */
export function onShortcut(kit: SlackKit) {
  return async ({ ack, shortcut, client, context }: ShortcutArgs): Promise<void> => {
    const { user, channel, message, trigger_id, response_url: url } = shortcut;
    const request = {
      event: `shortcut:${trigger_id}`,
      asker: await askerOf(user, context, kit.isAdmin),
      place: placeOf(context, channel.id, null),
      action: {
        kind: 'ask',
        question: readMessageText(message.text ?? '', context.botUserId ?? null),
        way: 'message',
      } as const,
    };
    const way: Way = { kind: 'url', url, thread: threadOf(message) };
    await handOver(kit, request, { user: user.id, way, client, context, ack });
  };
}
