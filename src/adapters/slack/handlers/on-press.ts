import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { isDirect, placeOf } from '../place-of.ts';
import { type PressedMessage, readPressedMessage } from '../pressed-message.ts';
import { restatedQuestion } from '../restated-question.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackKit } from '../slack-kit.ts';
import { threadOf } from '../thread-of.ts';
import { opens } from '../views/opens.ts';
import { reasonForm } from '../views/reason-form.ts';
import type { EventContext } from '../workspace-of.ts';

export interface PressArgs {
  readonly ack: () => Promise<void>;
  readonly action: { readonly action_id: string; readonly value?: string };
  readonly body: {
    readonly trigger_id: string;
    readonly response_url: string;
    readonly user: { readonly id: string; readonly name?: string; readonly username: string };
    readonly channel?: { readonly id: string };
    /** Not of a message that only one person sees. */
    readonly message?: object;
    /** What contains the message. */
    readonly container?: object;
  };
  readonly client: Pick<SlackClient, 'chat' | 'views'>;
  readonly context: EventContext;
}

/** A control under a reply: does what it says, after a form where it has one. */
export function onPress(kit: SlackKit) {
  const { bot, isAdmin, tell } = kit;

  return async ({ ack, action, body, client, context }: PressArgs): Promise<void> => {
    const { user, channel: { id: channel } = { id: user.id }, trigger_id, response_url: url } = body;
    const message = readPressedMessage(body.message);
    const control = action.value ?? '';
    const thread = threadOf(body.message ?? body.container);
    const place = placeOf(context, channel, thread);
    const form = bot.formFor(control, place, null);
    const view = form && reasonForm(form, { control, channel, thread, url });
    if (view !== null) {
      await acknowledge(ack, tell);
      // Where the form can't be opened, what was pressed is worth more than the reason for it.
      if (await opens(client, trigger_id, view, tell)) return;
    }
    const asker = await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin);
    const question = restatedQuestion(message?.blocks ?? []);
    const request = {
      event: `press:${trigger_id}`,
      asker,
      place,
      action: { kind: 'press', control, question, reason: null } as const,
    };
    const way = wayOf(message, action.action_id, channel) ?? { kind: 'url', url, thread };
    await handOver(kit, request, { user: user.id, way, client, context, ack });
  };
}

/** Where nobody else reads it, what is shown is added to the message itself. */
function wayOf(message: PressedMessage | null, pressed: string, channel: string): Way | null {
  return message !== null && isDirect(channel) ? { kind: 'place', message, pressed } : null;
}
