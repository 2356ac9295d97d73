import { z } from 'zod';
import { readCommand } from '../../../core/requests/read-command.ts';
import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { placeOf } from '../place-of.ts';
import type { SlackKit } from '../slack-kit.ts';
import { type AskFormOrigin, QUESTION_FIELD, SUGGESTION_FIELD } from '../views/ask-form.ts';
import type { SubmitArgs } from '../views/submit-args.ts';

const originSchema: z.ZodType<AskFormOrigin> = z.object({
  channel: z.string(),
  url: z.string().nullable(),
});

/** The form to ask with was sent: answers what was written, else what was chosen. */
export function onAskForm(kit: SlackKit) {
  const { isAdmin, words } = kit;
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const { values } = view.state;
    const written = values[QUESTION_FIELD]?.[QUESTION_FIELD]?.value?.trim() ?? '';
    const chosen = values[SUGGESTION_FIELD]?.[SUGGESTION_FIELD]?.selected_option?.value ?? '';
    const question = written || chosen;
    if (question === '') {
      await ack({ response_action: 'errors', errors: { [QUESTION_FIELD]: words.slack.askForm.nothing } });
      return;
    }
    const { channel, url } = originSchema.parse(JSON.parse(view.private_metadata));
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, isAdmin),
      place: placeOf(context, channel, null),
      action: readCommand(question, url === null ? 'direct' : 'command'),
    };
    const way: Way = url === null ? { kind: 'thread', thread: null } : { kind: 'url', url };
    await handOver(kit, request, { user: body.user.id, way, client, context, ack });
  };
}
