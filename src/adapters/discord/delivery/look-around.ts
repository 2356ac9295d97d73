import { RESTJSONErrorCodes, Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import { type HoldBackReason, type Neighbour, whyHeldBack } from '../../../core/bot/holding-back.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { adviceFor, hasErrorCode } from '../discord-errors.ts';

/** How many messages are looked at: half of them before the question, half after it. */
const AROUND = new URLSearchParams({ limit: '50' });

const messageSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string(), bot: z.boolean().optional() }),
  webhook_id: z.string().nullish(),
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
  thread: z.object({ id: z.string() }).nullish(),
});

const messagesSchema = z.array(messageSchema);

type SeenMessage = z.infer<typeof messageSchema>;

/**
 * Why a question that nobody asked the bot is left to people: looks at what stands around it, and in its thread. Never rejects: where
 * Discord doesn't say, the bot says nothing.
 */
export async function whyHeldBackIn(
  question: {
    readonly id: string;
    readonly channel_id: string;
    readonly asker: string;
    threadName: string | null;
  },
  { rest, report }: Pick<DiscordDependencies, 'rest' | 'report'>,
): Promise<HoldBackReason | null> {
  const { id, channel_id: channel, asker, threadName } = question;
  const isPost = threadName === null;
  try {
    const query = new URLSearchParams({ ...Object.fromEntries(AROUND), around: id });
    const around = await messagesOf(channel, query);
    const asked = around.find((message) => message.id === id);
    if (asked === undefined) return 'gone';
    const inThread = asked.thread == null || isPost ? [] : await messagesOf(asked.thread.id, AROUND);
    const neighbours = [
      ...around.filter((message) => message.id !== id).map((message) => neighbourOf(message, id, isPost)),
      ...inThread.map((message) => neighbourOf(message, id, true)),
    ];
    return whyHeldBack(asker, neighbours);
  } catch (error) {
    if (hasErrorCode(error, RESTJSONErrorCodes.UnknownChannel)) return 'gone';
    report({ what: adviceFor(error), event: id, error });
    return 'unseen';
  }

  async function messagesOf(where: string, query: URLSearchParams): Promise<readonly SeenMessage[]> {
    return messagesSchema.parse(await rest.get(Routes.channelMessages(where), { query }));
  }
}

function neighbourOf(
  { id, author, webhook_id, message_reference: reference }: SeenMessage,
  asked: string,
  isInThread: boolean,
): Neighbour {
  return {
    author: author.id,
    isBot: author.bot === true || webhook_id != null,
    at: SnowflakeUtil.timestampFrom(id) - SnowflakeUtil.timestampFrom(asked),
    isReply: isInThread || reference?.message_id === asked,
  };
}
