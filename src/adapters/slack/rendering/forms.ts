import type { types } from '@slack/bolt';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import type { Form } from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import type { EventContext } from '../requests/asker-and-place.ts';
import type { SlackClient } from '../slack-client.ts';
import { errorCodeOf, type Log } from '../slack-errors.ts';
import { LIMITS } from './slack-message.ts';

/** The `callback_id` of the form. */
export const ASK_FORM = 'ask-form';

/** Its fields, which are the `block_id` and the `action_id` at once. */
export const QUESTION_FIELD = 'question';
export const SUGGESTION_FIELD = 'suggestion';

/** Where the answer goes: to the `response_url` of the command that opened the form; without one, directly. */
export interface AskFormOrigin {
  readonly channel: string;
  readonly url: string | null;
}

const originSchema: z.ZodType<AskFormOrigin> = z.object({
  channel: z.string(),
  url: z.string().nullable(),
});

/** What the form carried along, as it comes back; `null` where that is something else. */
export function readAskFormOrigin(metadata: string): AskFormOrigin | null {
  return readMetadata(metadata, originSchema);
}

/** A form to ask with: a question of one's own, or one that is found by typing. */
export function askForm({ slack: { askForm: words } }: Wording, origin: AskFormOrigin): types.ModalView {
  return {
    type: 'modal',
    callback_id: ASK_FORM,
    private_metadata: JSON.stringify(origin),
    title: plainText(words.title),
    submit: plainText(words.submit),
    close: plainText(words.close),
    blocks: [
      {
        type: 'input',
        block_id: QUESTION_FIELD,
        optional: true,
        label: plainText(words.question),
        element: { type: 'plain_text_input', action_id: QUESTION_FIELD, max_length: MAX_QUESTION_LENGTH },
      },
      {
        type: 'input',
        block_id: SUGGESTION_FIELD,
        optional: true,
        label: plainText(words.suggestion),
        element: {
          type: 'external_select',
          action_id: SUGGESTION_FIELD,
          min_query_length: 0,
          placeholder: plainText(words.choose),
        },
      },
    ],
  };
}

function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}

/** The `callback_id` of the form. */
export const REASON_FORM = 'reason-form';

/** Its field, which is the `block_id` and the `action_id` at once. */
export const REASON_FIELD = 'reason';

/** The control that is pressed when the form is sent, and where. */
export interface PressedControl {
  readonly control: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly url: string | null;
}

const pressedSchema: z.ZodType<PressedControl> = z.object({
  control: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  url: z.string().nullable(),
});

/** What the form carried along, as it comes back; `null` where that is something else. */
export function readPressedControl(metadata: string): PressedControl | null {
  return readMetadata(metadata, pressedSchema);
}

/** What a control asks for before it is pressed. */
export function reasonForm(
  { title, label, submit, maxLength }: Form,
  pressed: PressedControl,
): types.ModalView {
  return {
    type: 'modal',
    callback_id: REASON_FORM,
    private_metadata: JSON.stringify(pressed),
    title: { type: 'plain_text', text: title.slice(0, LIMITS.modalTitle) },
    submit: { type: 'plain_text', text: submit.slice(0, LIMITS.modalTitle) },
    blocks: [
      {
        type: 'input',
        block_id: REASON_FIELD,
        optional: true,
        label: { type: 'plain_text', text: label },
        element: {
          type: 'plain_text_input',
          action_id: REASON_FIELD,
          multiline: true,
          max_length: maxLength,
        },
      },
    ],
  };
}

/** A form that was sent. */
export interface SubmitArgs {
  readonly ack: (response?: { response_action: 'errors'; errors: Record<string, string> }) => Promise<void>;
  readonly body: { readonly user: { readonly id: string; readonly name: string } };
  readonly view: {
    readonly id: string;
    readonly private_metadata: string;
    readonly state: {
      readonly values: {
        readonly [block: string]: {
          readonly [action: string]: {
            readonly value?: string | null;
            readonly selected_option?: { readonly value: string } | null;
          };
        };
      };
    };
  };
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
}

/** Opens a form, within three seconds of what somebody did. @returns whether it is open */
export async function openForm(
  client: Pick<SlackClient, 'views'>,
  trigger_id: string,
  view: types.ModalView,
  tell: Log,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view });
    return true;
  } catch (error) {
    tell('warn', 'slack-form-not-opened', { code: errorCodeOf(error) });
    return false;
  }
}

/** What a form carried along in its `private_metadata`, as JSON; `null` where that isn't what the schema wants. */
function readMetadata<Carried>(metadata: string, schema: z.ZodType<Carried>): Carried | null {
  try {
    return schema.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}
