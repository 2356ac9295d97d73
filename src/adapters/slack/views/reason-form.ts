import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form } from '../../../core/replies/reply.ts';
import { LIMITS } from '../limits.ts';
import { readMetadata } from './read-metadata.ts';

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
