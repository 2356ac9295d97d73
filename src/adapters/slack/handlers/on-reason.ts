import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { isDirect, placeOf } from '../place-of.ts';
import type { SlackKit } from '../slack-kit.ts';
import { REASON_FIELD, readPressedControl } from '../views/reason-form.ts';
import type { SubmitArgs } from '../views/submit-args.ts';

/** The form of a control was sent: the control is pressed, with the reason. */
export function onReason(kit: SlackKit) {
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
    const way: Way =
      url === null || isDirect(channel) ? { kind: 'thread', thread } : { kind: 'url', url, thread };
    await handOver(kit, request, { user: body.user.id, way, client, context, ack });
  };
}
