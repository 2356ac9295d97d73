import type { types } from '@slack/bolt';
import { z } from 'zod';

/** A time of Slack's, which is a message's id in its channel. */
const timestamp = z.string().regex(/^\d{1,20}\.\d{1,20}$/);

/** A message as somebody has just written it: not a bot's, no edit, no notice of Slack's. */
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

const MENTION = /<@(?<user>[A-Z0-9]+)(?:\|[^>]*)?>/g;
/** `<#C1|general>`, `<!here>`, `<!subteam^S1|@team>`, `<https://a.example|label>`. */
const MARKED = /<(?<sign>[#!]?)(?<target>[^>|]*)(?:\|(?<label>[^>]*))?>/g;
const ENTITY_CHARACTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * What somebody wrote, of what Slack made of it: without mentions of the bot, links and channels by their names, and no
 * character escaped. https://docs.slack.dev/messaging/formatting-message-text
 */
export function readMessageText(text: string, botUser: string | null): string {
  return text
    .replaceAll(MENTION, (_, user: string) => (user === botUser ? ' ' : `@${user}`))
    .replaceAll(MARKED, (_, sign: string, target: string, label?: string) => displayName(sign, target, label))
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITY_CHARACTERS[entity] ?? entity)
    .trim();
}

function displayName(sign: string, target: string, label: string | undefined): string {
  const name = label ?? target.replace(/^mailto:/, '');
  if (sign === '#') return `#${name}`;
  return sign === '!' && !name.startsWith('@') ? `@${name}` : name;
}

/** What a thread is remembered by. */
export function threadKey(channel: string, thread: string): string {
  return `${channel} ${thread}`;
}

const placedSchema = z.object({ ts: z.string().optional(), thread_ts: z.string().nullish() });

/**
 * The thread that a message stands in; `null` of one in the channel itself, though a thread may hang on it.
 *
 * @param message as Slack tells of it; of one that only one person sees, what contains it
 */
export function threadOf(message: unknown): string | null {
  const { ts, thread_ts = null } = placedSchema.safeParse(message).data ?? {};
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

/** A message of the bot's with a control that was pressed, as Slack has it. */
export type PressedMessage = z.infer<typeof pressedMessageSchema>;

/** `null` of a message that only one person sees: Slack doesn't tell what it says. */
export function readPressedMessage(message: unknown): PressedMessage | null {
  return pressedMessageSchema.safeParse(message).data ?? null;
}
