import type { Deliver } from '../../../core/replies/deliver.ts';
import type { Part, Reply } from '../../../core/replies/reply.ts';
import { replyOf } from '../../../core/replies/reply-of.ts';
import type { Wording } from '../../../core/wording/wording.ts';
import type { PressedMessage } from '../pressed-message.ts';
import { addReply } from '../rendering/add-reply.ts';
import { renderReply } from '../rendering/render-reply.ts';
import type { SlackClient } from '../slack-client.ts';
import type { Tell } from '../tell.ts';
import type { Change } from './change.ts';
import { errorCodeOf } from './error-code.ts';
import { fixFor } from './fix-for.ts';
import type { Post } from './post.ts';
import type { RespondAt, UrlMessage } from './respond-at.ts';
import { ResponseUrlError } from './response-url-error.ts';

/** Whom a reply is for, and where they are. */
export interface Addressee {
  readonly client: Pick<SlackClient, 'chat'>;
  readonly user: string;
  readonly channel: string;
}

/** A `response_url`, and the thread it is to show a message in. */
export interface UrlPlace {
  readonly url: string;
  readonly thread: string | null;
}

/** The ways that replies go. */
export interface Deliveries {
  /** At the `response_url` of what somebody did, into their thread; where that is used up, in the channel or directly. */
  readonly atUrl: (place: UrlPlace, addressee: Addressee) => Deliver;
  /** Into a channel's thread, or into a direct message; directly to the asker where the bot can't write there. */
  readonly inThread: (thread: string | null, addressee: Addressee) => Deliver;
  /** Added to the message whose control was pressed, where it fits; else below it. Only where nobody else reads it. */
  readonly inPlace: (message: PressedMessage, pressed: string, addressee: Addressee) => Deliver;
}

export function createDeliveries(
  { respondAt, post, change }: { respondAt: RespondAt; post: Post; change: Change },
  tell: Tell,
  words: Wording,
): Deliveries {
  const inThread: Deliveries['inThread'] = (thread, addressee) => async (reply) => {
    const { client, channel } = addressee;
    const message = { ...renderReply(reply, words), ...inside(thread), channel };
    if ((await post(client, message)) === 'kept-out') await directly(addressee, reply, words.slack.keptOut);
  };

  /** Without its controls, which only work in the channel they were made for. */
  async function directly({ client, user }: Addressee, { parts }: Reply, why: string): Promise<void> {
    const note: Part = { kind: 'note', text: why };
    const message = { ...renderReply(replyOf([note, ...parts]), words), channel: user };
    if ((await post(client, message)) === 'kept-out') throw new Error('The bot can write to nobody there.');
  }

  const atUrl: Deliveries['atUrl'] =
    ({ url, thread }, addressee) =>
    async (reply) => {
      const isForAll = reply.audience === 'everyone';
      const refusal = await refusedAt(url, addressee, {
        ...renderReply(reply, words),
        ...inside(thread),
        response_type: isForAll ? 'in_channel' : 'ephemeral',
        replace_original: false,
      });
      if (refusal === null) return;
      await (isForAll ? inThread(thread, addressee)(reply) : directly(addressee, reply, words.slack.tooLate));
    };

  /** `null`: it is shown. Rejects where that isn't known. */
  async function refusedAt(
    url: string,
    { channel }: Addressee,
    message: UrlMessage,
  ): Promise<ResponseUrlError | null> {
    try {
      await respondAt(url, message);
      return null;
    } catch (error) {
      const code = errorCodeOf(error);
      tell('warn', 'slack-not-responded', { code, channel, fix: fixFor(code) });
      if (!(error instanceof ResponseUrlError)) throw error;
      return error;
    }
  }

  const inPlace: Deliveries['inPlace'] = (message, pressed, addressee) => async (reply) => {
    const { client, channel } = addressee;
    const changed = addReply(message, pressed, reply);
    if (changed !== null && (await change(client, { ...changed, channel, ts: message.ts }))) return;
    await inThread(message.thread_ts, addressee)(reply);
  };

  return { inThread, atUrl, inPlace };
}

function inside(thread: string | null): { thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread };
}
