/** What the adapter reads of a message, however Slack came to tell of it. */
export interface MessageEvent {
  readonly channel: string;
  readonly ts: string;
  readonly user?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly channel_type?: string;
  readonly bot_id?: string;
  readonly subtype?: string | undefined;
  readonly edited?: unknown;
}

/** A message that somebody has just written: not a bot's, no edit, no notice of Slack's. */
export function isWrittenByPerson(event: MessageEvent): event is MessageEvent & { readonly user: string } {
  const { user, bot_id, subtype, edited } = event;
  const isPlain = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
  return user !== undefined && bot_id === undefined && edited === undefined && isPlain;
}

/**
 * What a message is claimed by. Slack tells of the same one by several events: again, when it doubts that the first arrived, and
 * as a mention and as a message.
 */
export function messageIdOf({ channel, ts }: MessageEvent): string {
  return `message:${channel}:${ts}`;
}
