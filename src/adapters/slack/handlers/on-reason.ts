import { z } from 'zod';
import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { isDirect, placeOf } from '../place-of.ts';
import type { SlackKit } from '../slack-kit.ts';
import { type PressedControl, REASON_FIELD } from '../views/reason-form.ts';
import type { SubmitArgs } from '../views/submit-args.ts';

const pressedSchema: z.ZodType<PressedControl> = z.object({
  control: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  url: z.string().nullable(),
});

/** The form of a control was sent: the control is pressed, with the reason. */
export function onReason(kit: SlackKit) {
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const { control, channel, thread, url } = pressedSchema.parse(JSON.parse(view.private_metadata));
    const reason = view.state.values[REASON_FIELD]?.[REASON_FIELD]?.value ?? null;
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, kit.isAdmin),
      place: placeOf(context, channel, thread),
      action: { kind: 'press', control, question: null, reason } as const,
    };
    const way: Way = url === null || isDirect(channel) ? { kind: 'thread', thread } : { kind: 'url', url };
    await handOver(kit, request, { user: body.user.id, way, client, context, ack });
  };
}
