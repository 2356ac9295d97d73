import { readCommand } from '../../../core/bot/request.ts';
import { matchSuggestions } from '../../../core/bot/suggestions.ts';
import type { ReplyTarget } from '../delivery/deliver.ts';
import { QUESTION_FIELD, readAskFormOrigin, SUGGESTION_FIELD, type SubmitArgs } from '../rendering/forms.ts';
import { plainText } from '../rendering/rich-text.ts';
import { LIMITS } from '../rendering/slack-message.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import { readTyped } from '../requests/message-text.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { handleRequest } from './handle-request.ts';

/** Somebody submits the form to ask with: answers the question they wrote, else the suggestion they chose. */
export function onAskForm(dependencies: SlackDependencies) {
  const { isAdmin, words } = dependencies;
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
    const target: ReplyTarget =
      url === null ? { kind: 'thread', thread: null } : { kind: 'url', url, thread: null };
    await handleRequest(dependencies, request, { user: body.user.id, target, client, context, ack });
  };
}

function questionIn({ values }: SubmitArgs['view']['state']): string {
  const written = readTyped(values[QUESTION_FIELD]?.[QUESTION_FIELD]?.value ?? '');
  const chosen = values[SUGGESTION_FIELD]?.[SUGGESTION_FIELD]?.selected_option?.value ?? '';
  return written || chosen;
}

interface Option {
  readonly text: { readonly type: 'plain_text'; readonly text: string };
  readonly value: string;
}

export interface SuggestArgs {
  readonly ack: (response: { options: Option[] }) => Promise<void>;
  /** The text typed so far. */
  readonly options: { readonly value: string };
  /** The form that it is typed into. */
  readonly body: { readonly view?: { readonly private_metadata: string } };
  readonly context: EventContext;
}

/** Somebody types into the form: suggests questions with those words, of articles that are answered from where it was opened. */
export function onSuggest({ bot }: Pick<SlackDependencies, 'bot'>) {
  return async ({ ack, options: { value: typed }, body, context }: SuggestArgs): Promise<void> => {
    const origin = readAskFormOrigin(body.view?.private_metadata ?? '');
    const typeAhead =
      origin === null ? [] : (await bot.browse(placeOf(context, origin.channel, null))).typeAhead;
    // A question that doesn't fit is left out, because a cut one would ask something else.
    const fitting = typeAhead.filter(
      (question) => question.length <= Math.min(LIMITS.optionText, LIMITS.optionValue),
    );
    const options = matchSuggestions(typed, fitting)
      .slice(0, LIMITS.options)
      .map(
        (question): Option => ({ text: { type: 'plain_text', text: plainText(question) }, value: question }),
      );
    await ack({ options });
  };
}
