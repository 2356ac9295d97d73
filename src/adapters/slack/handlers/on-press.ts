import type { ReplyTarget } from '../delivery/deliver.ts';
import {
  openForm,
  REASON_FIELD,
  readPressedControl,
  reasonForm,
  type SubmitArgs,
} from '../rendering/forms.ts';
import { askerOf, type EventContext, isDirect, placeOf } from '../requests/asker-and-place.ts';
import {
  type PressedMessage,
  readPressedMessage,
  restatedQuestion,
  threadOf,
} from '../requests/read-message.ts';
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
    /** Absent for a message that only one person sees. */
    readonly message?: object;
    /** Where the message is shown. */
    readonly container?: object;
  };
  readonly client: Pick<SlackClient, 'chat' | 'views'>;
  readonly context: EventContext;
}

/** Somebody presses a control under a reply: runs it, or opens its form first if it has one. */
export function onPress(dependencies: SlackDependencies) {
  const { bot, isAdmin, log } = dependencies;

  return async ({ ack, action, body, client, context }: PressArgs): Promise<void> => {
    const { user, channel: { id: channel } = { id: user.id }, trigger_id, response_url: url } = body;
    const message = readPressedMessage(body.message);
    const control = action.value ?? '';
    const thread = threadOf(body.message ?? body.container);
    const place = placeOf(context, channel, thread);
    const form = bot.formFor(control, place, null);
    const view = form && reasonForm(form, { control, channel, thread, url });
    if (view !== null) {
      await acknowledge(ack, log);
      // If the form can't be opened, the control runs without a reason.
      if (await openForm(client, trigger_id, view, log)) return;
    }
    const asker = await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin);
    const question = restatedQuestion(message?.blocks ?? []);
    const request = {
      event: `press:${trigger_id}`,
      asker,
      place,
      action: { kind: 'press', control, question, reason: null } as const,
    };
    const target = targetInside(message, action.action_id, channel) ?? { kind: 'url', url, thread };
    await handleRequest(dependencies, request, { user: user.id, target, client, context, ack });
  };
}

/** Where nobody else reads it, the reply is added to the message itself. */
function targetInside(message: PressedMessage | null, pressed: string, channel: string): ReplyTarget | null {
  return message !== null && isDirect(channel) ? { kind: 'place', message, pressed } : null;
}

/** Somebody submits the form of a control: runs the control with the reason they gave. */
export function onReason(dependencies: SlackDependencies) {
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const pressed = readPressedControl(view.private_metadata);
    if (pressed === null) {
      await ack({ response_action: 'errors', errors: { [REASON_FIELD]: dependencies.words.failed } });
      return;
    }
    const { control, channel, thread, url } = pressed;
    const reason = view.state.values[REASON_FIELD]?.[REASON_FIELD]?.value ?? null;
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, dependencies.isAdmin),
      place: placeOf(context, channel, thread),
      action: { kind: 'press', control, question: null, reason } as const,
    };
    const target: ReplyTarget =
      url === null || isDirect(channel) ? { kind: 'thread', thread } : { kind: 'url', url, thread };
    await handleRequest(dependencies, request, { user: body.user.id, target, client, context, ack });
  };
}
