import { z } from 'zod';
import type { ReplyMetadata, SlackClient } from '../slack-client.ts';

/** The part of the Web API that posts replies, and finds those that were posted. */
export type PostingClient = Pick<SlackClient, 'chat' | 'conversations'>;

/** A request that is answered with a message, and where that stands. */
export interface PostedRequest {
  /** The idempotency key of the request. */
  readonly id: string;
  /** The timestamp of the message that asks; absent where none does. */
  readonly asked?: string | null | undefined;
}

const EVENT_TYPE = 'kursk_reply';

export function metadataOf({ id }: PostedRequest): ReplyMetadata {
  return { event_type: EVENT_TYPE, event_payload: { request: id } };
}

/** How many messages are looked at: those that follow the question, or the latest. */
const MAX_MESSAGES = 50;

const foundSchema = z.object({
  messages: z.array(
    z.object({
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ request: z.string().optional() }) })
        .nullish()
        .catch(null),
    }),
  ),
});

/**
 * Whether the reply to a request stands in its channel or thread already: a process may have died after it posted it, and before it
 * could say so. Needs a scope that not every installation has (`im:history` for direct messages, `channels:history` for channels);
 * `false` where Slack doesn't say.
 */
export async function wasPosted(
  { conversations }: Pick<PostingClient, 'conversations'>,
  channel: string,
  thread: string | null,
  { id, asked }: PostedRequest,
): Promise<boolean> {
  const query = {
    channel,
    limit: MAX_MESSAGES,
    include_all_metadata: true,
    ...(asked == null ? {} : { oldest: asked }),
  } as const;
  try {
    const found = await (thread === null
      ? conversations.history(query)
      : conversations.replies({ ...query, ts: thread }));
    return foundSchema
      .parse(found)
      .messages.some(
        ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload.request === id,
      );
  } catch {
    // Without the scope, or while Slack has trouble, a second answer is better than none.
    return false;
  }
}
