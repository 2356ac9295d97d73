import type { types } from '@slack/bolt';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../../core/question/question.ts';
import type { Wording } from '../../../core/wording/wording.ts';
import { readMetadata } from './read-metadata.ts';

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
    title: plain(words.title),
    submit: plain(words.submit),
    close: plain(words.close),
    blocks: [
      {
        type: 'input',
        block_id: QUESTION_FIELD,
        optional: true,
        label: plain(words.question),
        element: { type: 'plain_text_input', action_id: QUESTION_FIELD, max_length: MAX_QUESTION_LENGTH },
      },
      {
        type: 'input',
        block_id: SUGGESTION_FIELD,
        optional: true,
        label: plain(words.suggestion),
        element: {
          type: 'external_select',
          action_id: SUGGESTION_FIELD,
          min_query_length: 0,
          placeholder: plain(words.choose),
        },
      },
    ],
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
