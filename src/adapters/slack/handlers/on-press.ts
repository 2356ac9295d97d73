import { z } from 'zod';
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
import { acknowledge, handleRequest, type RequestOrigin } from './handle-request.ts';

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
  readonly client: RequestOrigin['client'] & Pick<SlackClient, 'views'>;
  readonly context: EventContext;
}

/** Somebody presses a control under a reply: runs it, or opens its form first if it has one. */
export function onPress(dependencies: SlackDependencies) {
  const { isAdmin, log } = dependencies;

  return async ({ ack, action, body, client, context }: PressArgs): Promise<void> => {
    const { user, trigger_id, response_url: url } = body;
    const press = readPress(action, body, context, dependencies.bot);
    if (press.form !== null) {
      await acknowledge(ack, log);
      // If the form can't be opened, the control runs without a reason.
      if (await openForm(client, trigger_id, press.form, log)) return;
    }
    const { control, message, place, thread, isAlone } = press;
    const request = {
      event: `press:${trigger_id}`,
      asker: await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin),
      place,
      action: {
        kind: 'press',
        control,
        question: message && restatedQuestion(message.blocks),
        reason: null,
        ...messageIn(body.container),
      },
    } as const;
    const inside = isAlone ? targetInside(message, action.action_id) : null;
    const target = inside ?? { kind: 'url', url, thread, pressed: message?.ts };
    await handleRequest(dependencies, request, { user: user.id, target, client, context, ack });
  };
}

const containerSchema = z.object({ message_ts: z.string() });

/** The id of the message with the control, which Slack also sends for one that only one person sees. */
function messageIn(container: unknown): { readonly message?: string } {
  const { data } = containerSchema.safeParse(container);
  return data === undefined ? {} : { message: data.message_ts };
}

/** What was pressed, and where. */
function readPress(
  { value: control = '' }: PressArgs['action'],
  {
    user,
    channel: { id: channel } = { id: user.id },
    message,
    container,
    response_url: url,
  }: PressArgs['body'],
  context: EventContext,
  bot: Pick<SlackDependencies['bot'], 'formFor' | 'isForAskerAlone'>,
) {
  const thread = threadOf(message ?? container);
  const place = placeOf(context, channel, thread);
  // What looks like a direct message with the bot may be one among people, where others read the bot's public answers.
  const isAlone = isDirect(channel) && bot.isForAskerAlone(control, user, place);
  const form = bot.formFor(control, { id: user.id, locale: null }, place);
  return {
    control,
    message: readPressedMessage(message),
    place,
    thread,
    /** Whether nobody else reads the reply with the control. */
    isAlone,
    form: form && reasonForm(form, { control, channel, thread, url: isAlone ? null : url }),
  };
}

/** Where nobody else reads it, the reply is added to the message itself. */
function targetInside(message: PressedMessage | null, pressed: string): ReplyTarget | null {
  return message && { kind: 'place', message, pressed };
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
    const target: ReplyTarget = url === null ? { kind: 'thread', thread } : { kind: 'url', url, thread };
    await handleRequest(dependencies, request, { user: body.user.id, target, client, context, ack });
  };
}
