import type { types } from '@slack/bolt';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { MAX_KEPT_QUESTIONS } from '../../../core/bot/kept/limits.ts';
import { type KeepForm, MAX_AUTHOR_NAME } from '../../../core/bot/kept/prepare-keeping.ts';
import type { Action } from '../../../core/bot/request.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import { readMetadata } from './forms.ts';
import { LIMITS } from './slack-message.ts';

/** The `callback_id` of the form in which somebody decides what is kept of a message. */
export const KEEP_FORM = 'keep-form';

/** Each field's `block_id` and `action_id` at once. */
const FIELDS = {
  pieces: 'pieces',
  questions: 'questions',
  author: 'author',
  audience: 'audience',
  until: 'until',
} as const;

/** Where the form was opened, and for what. */
export interface KeepFormOrigin {
  readonly draft: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly url: string;
}

const originSchema: z.ZodType<KeepFormOrigin> = z.object({
  draft: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  url: z.string(),
});

/** Reads the origin from the metadata of a submitted form; `null` if it is malformed. */
export function readKeepFormOrigin(metadata: string): KeepFormOrigin | null {
  return readMetadata(metadata, originSchema);
}

/** The form: the message as it will be quoted, paragraph by paragraph, and what is decided about it. */
export function keepForm(
  form: KeepForm,
  origin: Omit<KeepFormOrigin, 'draft'>,
  { kept: { form: words } }: Pick<Wording, 'kept'>,
): types.ModalView {
  const pieces = form.pieces.map((_, place) => option(words.piece(place + 1), String(place)));
  const audiences = (['workspace', 'channel'] as const).map((one) => option(words.audiences[one], one));
  const [chosen = audiences[0]] = audiences.filter(({ value }) => value === form.audience);
  return {
    type: 'modal',
    callback_id: KEEP_FORM,
    private_metadata: JSON.stringify({ ...origin, draft: form.draft } satisfies KeepFormOrigin),
    title: plainText(words.title.slice(0, LIMITS.modalTitle)),
    submit: plainText(words.submit.slice(0, LIMITS.modalTitle)),
    blocks: [
      { type: 'context', elements: [plainText(words.message)] },
      ...form.pieces.map((piece): types.KnownBlock => ({ type: 'section', text: plainText(piece) })),
      field(FIELDS.pieces, words.pieces, {
        type: 'checkboxes',
        action_id: FIELDS.pieces,
        options: pieces,
        initial_options: pieces,
      }),
      optional(
        field(FIELDS.questions, words.questions, {
          type: 'plain_text_input',
          action_id: FIELDS.questions,
          multiline: true,
          max_length: MAX_KEPT_QUESTIONS * MAX_QUESTION_LENGTH,
          ...(form.questions === '' ? {} : { initial_value: form.questions }),
        }),
      ),
      ...(form.asksForAuthor
        ? [
            field(FIELDS.author, words.author, {
              type: 'plain_text_input',
              action_id: FIELDS.author,
              max_length: MAX_AUTHOR_NAME,
            }),
          ]
        : []),
      field(FIELDS.audience, words.audience, {
        type: 'radio_buttons',
        action_id: FIELDS.audience,
        options: audiences,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      }),
      optional(field(FIELDS.until, words.until, { type: 'datepicker', action_id: FIELDS.until })),
    ],
  };
}

const optionSchema = z.object({ value: z.string() });

const valuesSchema = z.object({
  pieces: z.object({ pieces: z.object({ selected_options: z.array(optionSchema).catch([]) }) }),
  questions: z.object({ questions: z.object({ value: z.string().nullish() }) }),
  author: z.object({ author: z.object({ value: z.string().nullish() }) }).optional(),
  audience: z.object({
    audience: z.object({ selected_option: z.object({ value: z.enum(['workspace', 'channel']) }) }),
  }),
  until: z.object({ until: z.object({ selected_date: z.string().nullish() }) }),
});

/** What was decided in a submitted form; `null` if it is malformed. */
export function readKeepForm(draft: string, values: object): Extract<Action, { kind: 'keep' }> | null {
  const { data } = valuesSchema.safeParse(values);
  if (data === undefined) return null;
  return {
    kind: 'keep',
    draft,
    pieces: data.pieces.pieces.selected_options.map(({ value }) => Number(value)),
    questions: data.questions.questions.value ?? '',
    author: data.author?.author.value ?? null,
    audience: data.audience.audience.selected_option.value,
    until: data.until.until.selected_date ?? null,
  };
}

function field(block_id: string, label: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id, label: plainText(label), element };
}

function optional(block: types.InputBlock): types.InputBlock {
  return { ...block, optional: true };
}

function option(text: string, value: string): types.PlainTextOption {
  return { text: plainText(text), value };
}

/** Without emoji: nothing in it becomes something else than what is written. */
function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
