import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { placeOf } from '../place-of.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackKit } from '../slack-kit.ts';
import { askForm } from '../views/ask-form.ts';
import { ASK } from '../views/home-view.ts';
import { opens } from '../views/opens.ts';
import type { EventContext } from '../workspace-of.ts';

export interface HomePressArgs {
  readonly ack: () => Promise<void>;
  readonly action: { readonly action_id: string; readonly value?: string };
  readonly body: {
    readonly trigger_id: string;
    readonly user: { readonly id: string; readonly name?: string; readonly username: string };
    readonly view?: { readonly private_metadata: string };
  };
  readonly client: Pick<SlackClient, 'chat' | 'views'>;
  readonly context: EventContext;
}

/** A button of the app's home: opens the form to ask with, or answers the button's question directly. */
export function onHomePress(kit: SlackKit) {
  const { isAdmin, tell, words } = kit;

  return async ({ ack, action, body, client, context }: HomePressArgs): Promise<void> => {
    const { user, view, trigger_id } = body;
    const channel = view?.private_metadata ?? '';
    if (action.action_id === ASK) {
      await acknowledge(ack, tell);
      await opens(client, trigger_id, askForm(words, { channel, url: null }), tell);
      return;
    }
    const request = {
      event: `home:${trigger_id}`,
      asker: await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin),
      place: placeOf(context, channel, null),
      action: { kind: 'ask', question: action.value ?? '', way: 'direct' } as const,
    };
    const way: Way = { kind: 'thread', thread: null };
    await handOver(kit, request, { user: user.id, way, client, context, ack });
  };
}
