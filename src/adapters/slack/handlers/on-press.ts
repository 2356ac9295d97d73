import type { ReplyTarget } from '../delivery/deliver.ts';
import { restatedQuestion } from '../rendering/add-reply.ts';
import {
  openForm,
  REASON_FIELD,
  readPressedControl,
  reasonForm,
  type SubmitArgs,
} from '../rendering/forms.ts';
import { askerOf, type EventContext, isDirect, placeOf } from '../requests/asker-and-place.ts';
import { type PressedMessage, readPressedMessage, threadOf } from '../requests/read-message.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest } from './handle-request.ts';

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
export function onPress(kit: SlackDependencies) {
  const { bot, isAdmin, log: tell } = kit;

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
      if (await openForm(client, trigger_id, view, tell)) return;
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
    await handleRequest(kit, request, { user: user.id, way, client, context, ack });
  };
}

/** Where nobody else reads it, what is shown is added to the message itself. */
function wayOf(message: PressedMessage | null, pressed: string, channel: string): ReplyTarget | null {
  return message !== null && isDirect(channel) ? { kind: 'place', message, pressed } : null;
}

/** The form of a control was sent: the control is pressed, with the reason. */
export function onReason(kit: SlackDependencies) {
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const pressed = readPressedControl(view.private_metadata);
    if (pressed === null) {
      await ack({ response_action: 'errors', errors: { [REASON_FIELD]: kit.words.failed } });
      return;
    }
    const { control, channel, thread, url } = pressed;
    const reason = view.state.values[REASON_FIELD]?.[REASON_FIELD]?.value ?? null;
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, kit.isAdmin),
      place: placeOf(context, channel, thread),
      action: { kind: 'press', control, question: null, reason } as const,
    };
    const way: ReplyTarget =
      url === null || isDirect(channel) ? { kind: 'thread', thread } : { kind: 'url', url, thread };
    await handleRequest(kit, request, { user: body.user.id, way, client, context, ack });
  };
}
