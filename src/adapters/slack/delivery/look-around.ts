import { z } from 'zod';
import {
  type HoldBackReason,
  type Neighbour,
  TALK_TIME,
  whyHeldBack,
} from '../../../core/bot/holding-back.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, fixFor } from '../slack-errors.ts';
import type { PostingClient } from './was-posted.ts';

/** How many messages of a channel, and of a thread, are looked at. Where more are written at once, people are busy talking. */
const MAX_MESSAGES = 100;

const messageSchema = z.object({
  ts: z.string(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  thread_ts: z.string().nullish(),
  reply_count: z.number().nullish(),
});

type SeenMessage = z.infer<typeof messageSchema>;

const foundSchema = z.object({ messages: z.array(messageSchema) });

/** What is left of a message that was deleted, and has replies. */
const TOMBSTONE = 'tombstone';

/**
 * Why a question that nobody asked the bot is left to people: looks at what stands around it, and in its thread. With the scope that
 * help channels need anyway. Never rejects: where Slack doesn't say, the bot says nothing.
 *
 * @param asked the timestamp of the message that asks
 */
export async function whyHeldBackIn(
  { conversations }: Pick<PostingClient, 'conversations'>,
  { channel, asker, asked }: { readonly channel: string; readonly asker: string; readonly asked: string },
  { retry, log }: Pick<SlackDependencies, 'retry' | 'log'>,
): Promise<HoldBackReason | null> {
  try {
    const oldest = (Number(asked) - TALK_TIME / 1_000).toFixed(6);
    const around = await messagesOf(() => conversations.history({ channel, oldest, limit: MAX_MESSAGES }));
    const question = around.find(({ ts }) => ts === asked);
    if (question === undefined || question.subtype === TOMBSTONE) return 'gone';
    const replies =
      (question.reply_count ?? 0) === 0
        ? []
        : await messagesOf(() => conversations.replies({ channel, ts: asked, limit: MAX_MESSAGES }));
    const others = [...around, ...replies].filter(({ ts }) => ts !== asked);
    return whyHeldBack(
      asker,
      others.map((message) => neighbourOf(message, asked)),
    );
  } catch (error) {
    const code = errorCodeOf(error);
    log('warn', 'slack-not-seen', { code, channel, fix: fixFor(code) });
    return 'unseen';
  }

  async function messagesOf(list: () => Promise<unknown>): Promise<readonly SeenMessage[]> {
    return foundSchema.parse(await retry(list)).messages;
  }
}

function neighbourOf({ ts, user, bot_id, thread_ts }: SeenMessage, asked: string): Neighbour {
  return {
    author: user ?? '',
    isBot: bot_id != null || user == null,
    at: (Number(ts) - Number(asked)) * 1_000,
    isReply: thread_ts === asked,
  };
}
