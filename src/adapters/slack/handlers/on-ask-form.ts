import { readCommand } from '../../../core/requests/read-command.ts';
import { askerOf } from '../asker-of.ts';
import type { Way } from '../delivery/address.ts';
import { handOver } from '../hand-over.ts';
import { placeOf } from '../place-of.ts';
import type { SlackKit } from '../slack-kit.ts';
import { QUESTION_FIELD, readAskFormOrigin, SUGGESTION_FIELD } from '../views/ask-form.ts';
import type { SubmitArgs } from '../views/submit-args.ts';

/** The form to ask with was sent: answers what was written, else what was chosen. */
export function onAskForm(kit: SlackKit) {
  const { isAdmin, words } = kit;
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const question = questionIn(view.state);
    const origin = readAskFormOrigin(view.private_metadata);
    if (question === '' || origin === null) {
      const why = question === '' ? words.slack.askForm.nothing : words.failed;
      await ack({ response_action: 'errors', errors: { [QUESTION_FIELD]: why } });
      return;
    }
    const { channel, url } = origin;
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, isAdmin),
      place: placeOf(context, channel, null),
      action: readCommand(question, url === null ? 'direct' : 'command'),
    };
    const way: Way = url === null ? { kind: 'thread', thread: null } : { kind: 'url', url, thread: null };
    await handOver(kit, request, { user: body.user.id, way, client, context, ack });
  };
}

function questionIn({ values }: SubmitArgs['view']['state']): string {
  const written = values[QUESTION_FIELD]?.[QUESTION_FIELD]?.value?.trim() ?? '';
  const chosen = values[SUGGESTION_FIELD]?.[SUGGESTION_FIELD]?.selected_option?.value ?? '';
  return written || chosen;
}
