import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker-of.ts';
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
export function onHomePress({ bot, deliveries, isAdmin, tell, words }: SlackKit) {
  return async ({ ack, action, body, client, context }: HomePressArgs): Promise<void> => {
    await acknowledge(ack, tell);
    const { user, view, trigger_id } = body;
    const channel = view?.private_metadata ?? '';
    if (action.action_id === ASK) {
      await opens(client, trigger_id, askForm(words, { channel, url: null }), tell);
      return;
    }
    const request = {
      event: `home:${trigger_id}`,
      asker: await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin),
      place: placeOf(context, channel, null),
      action: { kind: 'ask', question: action.value ?? '', way: 'direct' } as const,
    };
    await bot.handle(request, deliveries.inThread(null, { client, user: user.id, channel }));
  };
}
