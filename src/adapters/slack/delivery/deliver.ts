import { z } from 'zod';
import { type Part, type Reply, replyOf } from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import type { Deliver, Redelivery } from '../../../core/inbox/delivery.ts';
import { lazy } from '../../../core/index/memoize.ts';
import { addReply } from '../rendering/add-reply.ts';
import { renderReply } from '../rendering/render-reply.ts';
import { type PressedMessage, pressedMessageSchema } from '../requests/read-message.ts';
import type { PostedMessage } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, fixFor, type Log, ResponseUrlError } from '../slack-errors.ts';
import { whyHeldBackIn } from './look-around.ts';
import type { DeleteMessage, PostMessage, RespondAtUrl, UpdateMessage, UrlMessage } from './send-message.ts';
import { metadataOf, type PostedRequest, type PostingClient, wasPosted } from './was-posted.ts';

/*
 * Delivers replies to Slack. An address says who asked and by which of three routes the reply goes: to a `response_url`, into a
 * thread, or into the message whose control was pressed. Where a route is closed, the reply takes another one, and at last goes to
 * the asker directly; what nobody asked for takes none. Addresses are stored as JSON in the inbox, so that another process can deliver the reply.
 */

/** The route of a reply. */
const replyTargetSchema = z.discriminatedUnion('kind', [
  /** To the `response_url` of what somebody did, in the thread where they did it. */
  z.object({
    kind: z.literal('url'),
    url: z.string(),
    thread: z.string().nullable().default(null),
    /** The timestamp of the message whose control was pressed. */
    pressed: z.string().nullish(),
  }),
  /** Into a thread, or into the channel itself. */
  z.object({ kind: z.literal('thread'), thread: z.string().nullable() }),
  /** Into a thread, or into a direct message, when nobody waits for it any more: there, and nowhere else. */
  z.object({ kind: z.literal('later'), thread: z.string().nullable() }),
  /** Into the thread of a message that asks nobody in particular, and nowhere else. */
  z.object({ kind: z.literal('unasked'), asked: z.string() }),
  /** Into the message whose control was pressed. */
  z.object({ kind: z.literal('place'), message: pressedMessageSchema, pressed: z.string() }),
]);

/** Where a reply goes, whichever process sends it. */
const addressSchema = z.object({
  user: z.string(),
  channel: z.string(),
  way: replyTargetSchema,
  /** Which request is answered. */
  request: z.object({ id: z.string(), asked: z.string().nullish() }).nullish(),
  /** The installation whose token is used. */
  installation: z.object({
    teamId: z.string().optional(),
    enterpriseId: z.string().optional(),
    isEnterpriseInstall: z.boolean(),
  }),
});

export type ReplyTarget = z.infer<typeof replyTargetSchema>;
export type Address = z.infer<typeof addressSchema>;

/** Delivers replies to an address, with the client of its workspace. */
export type DeliverTo = (address: Address, client: PostingClient) => Deliver;

/** Whom a reply is for, and where they are. */
interface Recipient {
  readonly client: PostingClient;
  readonly user: string;
  readonly channel: string;
  readonly request: PostedRequest | null;
}

interface Senders {
  readonly respondAtUrl: RespondAtUrl;
  readonly postMessage: PostMessage;
  readonly updateMessage: UpdateMessage;
  readonly deleteMessage: DeleteMessage;
  readonly retry: SlackDependencies['retry'];
}

export function createDeliverTo(
  { respondAtUrl, postMessage, updateMessage, deleteMessage, retry }: Senders,
  log: Log,
  words: Wording,
): DeliverTo {
  /** Responds at the URL. If it is used up, posts the reply in the channel, or sends it to the asker. */
  async function respond(
    recipient: Recipient,
    { url, thread, pressed }: Extract<ReplyTarget, { kind: 'url' }>,
    reply: Reply,
  ): Promise<void> {
    const { client, channel } = recipient;
    if (reply.deletesPressed && pressed != null) await deleteMessage(client, { channel, ts: pressed });
    const isPublic = reply.audience === 'everyone';
    const isTaken = await isTakenAt(url, recipient.channel, {
      ...renderReply(reply, words),
      ...inThread(thread),
      response_type: isPublic ? 'in_channel' : 'ephemeral',
      replace_original: false,
    });
    if (isTaken) return;
    if (isPublic) await post(recipient, thread, reply);
    else await postDirectly(recipient, reply, words.delivery.tooLate);
  }

  /** Whether Slack took the message. Rejects where that isn't known. */
  async function isTakenAt(url: string, channel: string, message: UrlMessage): Promise<boolean> {
    try {
      await respondAtUrl(url, message);
      return true;
    } catch (error) {
      const code = errorCodeOf(error);
      log('warn', 'slack-not-responded', { code, channel, fix: fixFor(code) });
      if (error instanceof ResponseUrlError) return false;
      throw error;
    }
  }

  /** Posts what nobody waits for. @param thread `null`: in the channel, or direct message, itself */
  async function postThere(
    recipient: Recipient,
    thread: string | null,
    reply: Reply,
    isAgain: boolean,
  ): Promise<void> {
    if (isAgain && (await wasPostedBefore(recipient, thread))) return;
    await postMessage(recipient.client, messageIn(recipient, thread, reply));
  }

  /** Answers a question that nobody asked the bot: what can't be posted in its thread isn't sent anywhere else. */
  function deliverUnasked(recipient: Recipient, asked: string): Deliver {
    const { client, user, channel } = recipient;
    const deliver = (reply: Reply, isAgain = false) => postThere(recipient, asked, reply, isAgain);
    return Object.assign(deliver, {
      whyHeldBack: () => whyHeldBackIn(client, { channel, asker: user, asked }, { retry, log }),
    });
  }

  function messageIn({ channel, request }: Recipient, thread: string | null, reply: Reply): PostedMessage {
    return {
      ...renderReply(reply, words),
      ...inThread(thread),
      ...(request === null ? {} : { metadata: metadataOf(request) }),
      channel,
    };
  }

  /** Posts in the channel. If the bot can't write there, or not in that thread, sends the reply to the asker. */
  async function post(recipient: Recipient, thread: string | null, reply: Reply): Promise<void> {
    const posted = await postMessage(recipient.client, messageIn(recipient, thread, reply));
    if (posted === 'posted') return;
    const { slack, delivery } = words;
    await postDirectly(recipient, reply, posted === 'channel' ? slack.keptOut : delivery.elsewhere);
  }

  /** Leaves the controls out: they only work in the channel they were made for. */
  async function postDirectly({ client, user }: Recipient, { parts }: Reply, reason: string): Promise<void> {
    const note: Part = { kind: 'note', text: reason };
    const message = { ...renderReply(replyOf([note, ...parts]), words), channel: user };
    if ((await postMessage(client, message)) !== 'posted')
      throw new Error('The bot can write neither in the channel nor to the asker.');
  }

  /** Adds the reply to the message whose control was pressed; if it doesn't fit there, posts it below. */
  async function add(
    recipient: Recipient,
    message: PressedMessage,
    pressed: string,
    reply: Reply,
  ): Promise<void> {
    // The message shows it already; it was sent here before that, so that changing it would take that away.
    if (reply.outcome === 'repeated') return;
    const { client, channel } = recipient;
    const changed = addReply(message, pressed, reply);
    if (changed !== null && (await updateMessage(client, { ...changed, channel, ts: message.ts }))) return;
    await post(recipient, message.thread_ts, reply);
  }

  /** Whether a process that died has posted the reply. */
  async function wasPostedBefore(
    { client, channel, request }: Recipient,
    thread: string | null,
  ): Promise<boolean> {
    if (request === null || !(await wasPosted(client, channel, thread, request))) return false;
    log('info', 'slack-posted-before', { channel });
    return true;
  }

  return ({ user, channel, way: target, request }, client) => {
    const recipient = { client, user, channel, request: request ?? null };
    switch (target.kind) {
      case 'url':
        return (reply) => respond(recipient, target, reply);
      case 'thread':
        return async (reply, isAgain = false) => {
          if (!(isAgain && (await wasPostedBefore(recipient, target.thread))))
            await post(recipient, target.thread, reply);
        };
      case 'later':
        return (reply, isAgain = false) => postThere(recipient, target.thread, reply, isAgain);
      case 'unasked':
        return deliverUnasked(recipient, target.asked);
      case 'place':
        return (reply) => add(recipient, target.message, target.pressed, reply);
      default:
        return target satisfies never;
    }
  };
}

function inThread(thread: string | null): { thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread };
}

/** A `response_url` is good for 30 minutes, the last of which the answer may take. In milliseconds. */
const REDELIVERY_WINDOW = 29 * 60_000;

/** The client of an installation. Rejects where the app isn't installed any more. */
export type ClientFor = (installation: Address['installation']) => Promise<PostingClient>;

/** Delivers replies to requests that another process received. */
export function createRedelivery(deliverTo: DeliverTo, clientFor: ClientFor): Redelivery {
  return {
    platform: 'slack',
    maxAge: REDELIVERY_WINDOW,
    deliverTo(text) {
      const delivery = lazy(async () => {
        const address = addressSchema.parse(JSON.parse(text));
        return deliverTo(address, await clientFor(address.installation));
      });
      const deliver: Deliver = async (reply, isAgain) => (await delivery())(reply, isAgain);
      return Object.assign(deliver, {
        // Without a delivery, there is nothing to hold back: to deliver fails, and says why.
        whyHeldBack: async () => (await delivery().catch(() => null))?.whyHeldBack?.() ?? null,
      });
    },
  };
}
