import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker-of.ts';
import { isDirect, placeOf } from '../place-of.ts';
import type { SlackKit } from '../slack-kit.ts';
import { REASON_FIELD, readPressedControl } from '../views/reason-form.ts';
import type { SubmitArgs } from '../views/submit-args.ts';

/** The form of a control was sent: the control is pressed, with the reason. */
export function onReason({ bot, deliveries, isAdmin, tell, words }: SlackKit) {
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const pressed = readPressedControl(view.private_metadata);
    if (pressed === null) {
      await ack({ response_action: 'errors', errors: { [REASON_FIELD]: words.failed } });
      return;
    }
    await acknowledge(ack, tell);
    const { control, channel, thread, url } = pressed;
    const reason = view.state.values[REASON_FIELD]?.[REASON_FIELD]?.value ?? null;
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, isAdmin),
      place: placeOf(context, channel, thread),
      action: { kind: 'press', control, question: null, reason } as const,
    };
    const addressee = { client, user: body.user.id, channel };
    await bot.handle(
      request,
      url === null || isDirect(channel)
        ? deliveries.inThread(thread, addressee)
        : deliveries.atUrl(url, addressee),
    );
  };
}
