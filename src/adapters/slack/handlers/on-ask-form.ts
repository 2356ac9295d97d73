import { z } from 'zod';
import { readCommand } from '../../../core/requests/read-command.ts';
import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker-of.ts';
import { placeOf } from '../place-of.ts';
import type { SlackKit } from '../slack-kit.ts';
import { type AskFormOrigin, QUESTION_FIELD, SUGGESTION_FIELD } from '../views/ask-form.ts';
import type { SubmitArgs } from '../views/submit-args.ts';

const originSchema: z.ZodType<AskFormOrigin> = z.object({
  channel: z.string(),
  url: z.string().nullable(),
});

/** The form to ask with was sent: answers what was written, else what was chosen. */
export function onAskForm({ bot, deliveries, isAdmin, tell, words }: SlackKit) {
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const { values } = view.state;
    const written = values[QUESTION_FIELD]?.[QUESTION_FIELD]?.value?.trim() ?? '';
    const chosen = values[SUGGESTION_FIELD]?.[SUGGESTION_FIELD]?.selected_option?.value ?? '';
    const question = written || chosen;
    if (question === '') {
      await ack({ response_action: 'errors', errors: { [QUESTION_FIELD]: words.slack.askForm.nothing } });
      return;
    }
    await acknowledge(ack, tell);
    const { channel, url } = originSchema.parse(JSON.parse(view.private_metadata));
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, isAdmin),
      place: placeOf(context, channel, null),
      action: readCommand(question, url === null ? 'direct' : 'command'),
    };
    const addressee = { client, user: body.user.id, channel };
    await bot.handle(
      request,
      url === null ? deliveries.inThread(null, addressee) : deliveries.atUrl(url, addressee),
    );
  };
}
