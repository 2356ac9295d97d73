import type { types } from '@slack/bolt';
import { z } from 'zod';
import { QUESTION_BLOCK } from '../rendering/render-reply.ts';

/** Slack's timestamp, which is the id of a message in its channel. */
const timestamp = z.string().regex(/^\d{1,20}\.\d{1,20}$/);

/** A new message that a person wrote: no bot's message, no edit, no notice of Slack's. */
const writtenSchema = z.object({
  channel: z.string(),
  ts: timestamp,
  user: z.string(),
  text: z.string().nullish(),
  thread_ts: timestamp.nullish(),
  channel_type: z.string().nullish(),
  bot_id: z.null().optional(),
  subtype: z.enum(['file_share', 'thread_broadcast']).nullish(),
  edited: z.null().optional(),
});

/** A person's message, from a `message` or an `app_mention` event. */
export interface WrittenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** In Slack's markup; not all that people see in it. */
  readonly text: string;
  /** The message as Slack sent it. */
  readonly sent: object;
  /** The `ts` of the message that the thread hangs on; `null` outside of threads. */
  readonly thread: string | null;
  readonly isDirect: boolean;
}

/** The message of an event; `null` if no person wrote it. */
export function readMessage(event: object): WrittenMessage | null {
  const { data } = writtenSchema.safeParse(event);
  if (data === undefined) return null;
  const { channel, ts, user, text, thread_ts, channel_type } = data;
  return {
    ...{ channel, ts, user, text: text ?? '', sent: event },
    thread: thread_ts ?? null,
    isDirect: channel_type === 'im',
  };
}

/**
 * The idempotency key of a message. Slack sends several events for one message: a second time if the first wasn't acknowledged, and
 * both as a mention and as a message.
 */
export function messageIdOf({ channel, ts }: Pick<WrittenMessage, 'channel' | 'ts'>): string {
  return `message:${channel}:${ts}`;
}

const threadSchema = z.object({ ts: z.string().optional(), thread_ts: z.string().nullish() });

/**
 * The thread that a message is in; `null` if it is in the channel itself, even if a thread hangs on it.
 *
 * @param message as Slack sent it; for a message that only one person sees, its container
 */
export function threadOf(message: unknown): string | null {
  const { ts, thread_ts = null } = threadSchema.safeParse(message).data ?? {};
  return thread_ts === ts ? null : thread_ts;
}

const blockSchema = z.custom<types.KnownBlock>(
  (value) => z.looseObject({ type: z.string(), block_id: z.string().optional() }).safeParse(value).success,
);

export const pressedMessageSchema = z.object({
  ts: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().nullable().default(null),
  blocks: z.array(blockSchema).default([]),
});

/** The bot's message whose control was pressed. */
export type PressedMessage = z.infer<typeof pressedMessageSchema>;

/** `null` for a message that only one person sees: Slack doesn't send its text. */
export function readPressedMessage(message: unknown): PressedMessage | null {
  return pressedMessageSchema.safeParse(message).data ?? null;
}

const questionSchema = z.object({
  elements: z.tuple([z.object({ elements: z.array(z.object({ text: z.string() })) })]),
});

/** The question that a reply restates in its blocks; `null` if there is none. */
export function restatedQuestion(blocks: readonly { readonly block_id?: string }[]): string | null {
  const block = blocks.find(({ block_id }) => block_id === QUESTION_BLOCK);
  const question = questionSchema.safeParse(block);
  return question.data?.elements[0].elements.map(({ text }) => text).join('') ?? null;
}
