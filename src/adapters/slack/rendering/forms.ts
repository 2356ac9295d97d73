import type { types } from '@slack/bolt';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import type { Form } from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import type { EventContext } from '../requests/asker-and-place.ts';
import type { SlackClient } from '../slack-client.ts';
import { errorCodeOf, type Log } from '../slack-errors.ts';
import { LIMITS } from './slack-message.ts';

/** The `callback_id` of the form to ask with. */
export const ASK_FORM = 'ask-form';

/** Each field's `block_id` and `action_id` at once. */
export const QUESTION_FIELD = 'question';
export const SUGGESTION_FIELD = 'suggestion';

/** Where the answer goes: to the `response_url` of the command that opened the form, else as a direct message. */
export interface AskFormOrigin {
  readonly channel: string;
  readonly url: string | null;
}

const originSchema: z.ZodType<AskFormOrigin> = z.object({
  channel: z.string(),
  url: z.string().nullable(),
});

/** Reads the origin from the metadata of a submitted form; `null` if it is malformed. */
export function readAskFormOrigin(metadata: string): AskFormOrigin | null {
  return readMetadata(metadata, originSchema);
}

/** The form to ask with: a field for a question, and a select of suggestions. */
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

/** The `callback_id` of the form that asks for a reason. */
export const REASON_FORM = 'reason-form';

/** The field's `block_id` and `action_id` at once. */
export const REASON_FIELD = 'reason';

/** The control that the form belongs to, and where it was pressed. */
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

/** Reads the control from the metadata of a submitted form; `null` if it is malformed. */
export function readPressedControl(metadata: string): PressedControl | null {
  return readMetadata(metadata, pressedSchema);
}

/** The form that a control opens before it runs. */
export function reasonForm(
  { title, label, submit, maxLength }: Form,
  pressed: PressedControl,
): types.ModalView {
  return {
    type: 'modal',
    callback_id: REASON_FORM,
    private_metadata: JSON.stringify(pressed),
    title: plainText(title.slice(0, LIMITS.modalTitle)),
    submit: plainText(submit.slice(0, LIMITS.modalTitle)),
    blocks: [
      {
        type: 'input',
        block_id: REASON_FIELD,
        optional: true,
        label: plainText(label),
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

/** A submitted form. */
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
  readonly client: Pick<SlackClient, 'agents' | 'chat' | 'conversations'>;
  readonly context: EventContext;
}

/** Opens a form, which Slack allows within three seconds of the interaction. @returns whether it is open */
export async function openForm(
  client: Pick<SlackClient, 'views'>,
  trigger_id: string,
  view: types.ModalView,
  log: Log,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view });
    return true;
  } catch (error) {
    log('warn', 'slack-form-not-opened', { code: errorCodeOf(error) });
    return false;
  }
}

/** The JSON in a form's `private_metadata`; `null` if it doesn't match the schema. */
export function readMetadata<Metadata>(metadata: string, schema: z.ZodType<Metadata>): Metadata | null {
  try {
    return schema.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
