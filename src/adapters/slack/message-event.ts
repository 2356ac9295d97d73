import { z } from 'zod';

/** A time of Slack's, which is a message's id in its channel. */
const time = z.string().regex(/^\d{1,20}\.\d{1,20}$/);

/** A message as somebody has just written it: not a bot's, no edit, no notice of Slack's. */
const writtenSchema = z.object({
  channel: z.string(),
  ts: time,
  user: z.string(),
  text: z.string().nullish(),
  thread_ts: time.nullish(),
  channel_type: z.string().nullish(),
  bot_id: z.null().optional(),
  subtype: z.enum(['file_share', 'thread_broadcast']).nullish(),
  edited: z.null().optional(),
});

/** A message of a person's, however Slack came to tell of it. */
export interface WrittenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** As Slack has it. */
  readonly text: string;
  /** The `ts` of the message that its thread is under; `null` outside of threads. */
  readonly thread: string | null;
  readonly isDirect: boolean;
}

/** The message that an event tells of; `null` where no person wrote one. */
export function readMessage(event: object): WrittenMessage | null {
  const { data } = writtenSchema.safeParse(event);
  if (data === undefined) return null;
  const { channel, ts, user, text, thread_ts, channel_type } = data;
  return { channel, ts, user, text: text ?? '', thread: thread_ts ?? null, isDirect: channel_type === 'im' };
}

/**
 * What a message is claimed by. Slack tells of the same one by several events: again, when it doubts that the first arrived, and
 * as a mention and as a message.
 */
export function messageIdOf({ channel, ts }: Pick<WrittenMessage, 'channel' | 'ts'>): string {
  return `message:${channel}:${ts}`;
}
