import { z } from 'zod';
import { type Part, type Reply, replyOf } from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import type { Deliver, Redelivery } from '../../../core/inbox/delivery.ts';
import { addReply } from '../rendering/add-reply.ts';
import { renderReply } from '../rendering/render-reply.ts';
import { type PressedMessage, pressedMessageSchema } from '../requests/read-message.ts';
import type { SlackClient } from '../slack-client.ts';
import { errorCodeOf, fixFor, type Log, ResponseUrlError } from '../slack-errors.ts';
import type { PostMessage, RespondAtUrl, UpdateMessage, UrlMessage } from './send-message.ts';

/** Whom a reply is for, and where they are. */
export interface Recipient {
  readonly client: Pick<SlackClient, 'chat'>;
  readonly user: string;
  readonly channel: string;
}

/** A `response_url`, and the thread it is to show a message in. */
export interface ResponseUrl {
  readonly url: string;
  readonly thread: string | null;
}

/** The ways that replies go. */
export interface Deliveries {
  /** At the `response_url` of what somebody did, into their thread; where that is used up, in the channel or directly. */
  readonly atUrl: (place: ResponseUrl, addressee: Recipient) => Deliver;
  /** Into a channel's thread, or into a direct message; directly to the asker where the bot can't write there. */
  readonly inThread: (thread: string | null, addressee: Recipient) => Deliver;
  /** Added to the message whose control was pressed, where it fits; else below it. Only where nobody else reads it. */
  readonly inPlace: (message: PressedMessage, pressed: string, addressee: Recipient) => Deliver;
}

export function createDeliveries(
  { respondAt, post, change }: { respondAt: RespondAtUrl; post: PostMessage; change: UpdateMessage },
  tell: Log,
  words: Wording,
): Deliveries {
  const inThread: Deliveries['inThread'] = (thread, addressee) => async (reply) => {
    const { client, channel } = addressee;
    const message = { ...renderReply(reply, words), ...inside(thread), channel };
    if ((await post(client, message)) === 'kept-out') await directly(addressee, reply, words.slack.keptOut);
  };

  /** Without its controls, which only work in the channel they were made for. */
  async function directly({ client, user }: Recipient, { parts }: Reply, why: string): Promise<void> {
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
    { channel }: Recipient,
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

/** Brings replies to an address. */
export function deliverTo(
  { user, channel, way }: Address,
  client: Pick<SlackClient, 'chat'>,
  { atUrl, inThread, inPlace }: Deliveries,
): Deliver {
  const addressee = { client, user, channel };
  switch (way.kind) {
    case 'url':
      return atUrl(way, addressee);
    case 'thread':
      return inThread(way.thread, addressee);
    case 'place':
      return inPlace(way.message, way.pressed, addressee);
    default:
      return way satisfies never;
  }
}

/** By which way a reply goes. */
const replyTargetSchema = z.discriminatedUnion('kind', [
  /** At the `response_url` of what somebody did; into the thread where they did it. */
  z.object({ kind: z.literal('url'), url: z.string(), thread: z.string().nullable().default(null) }),
  /** Into a thread, or into the channel itself. */
  z.object({ kind: z.literal('thread'), thread: z.string().nullable() }),
  /** Into the message whose control was pressed. */
  z.object({ kind: z.literal('place'), message: pressedMessageSchema, pressed: z.string() }),
]);

/** Where a reply goes, whichever process brings it. */
const addressSchema = z.object({
  user: z.string(),
  channel: z.string(),
  way: replyTargetSchema,
  /** Whose token it takes. */
  installation: z.object({
    teamId: z.string().optional(),
    enterpriseId: z.string().optional(),
    isEnterpriseInstall: z.boolean(),
  }),
});

export type ReplyTarget = z.infer<typeof replyTargetSchema>;
export type Address = z.infer<typeof addressSchema>;

/** A `response_url` is good for 30 minutes, the last of which the answer may take. In milliseconds. */
const REDELIVERY_WINDOW = 29 * 60_000;

/** Rejects where the app isn't installed any more. */
export type ClientFor = (installation: Address['installation']) => Promise<Pick<SlackClient, 'chat'>>;

/** Brings replies to what another process had received. */
export function createRedelivery(deliveries: Deliveries, clientFor: ClientFor): Redelivery {
  return {
    platform: 'slack',
    maxAge: REDELIVERY_WINDOW,
    deliverTo: (text) => async (reply) => {
      const address = addressSchema.parse(JSON.parse(text));
      await deliverTo(address, await clientFor(address.installation), deliveries)(reply);
    },
  };
}
