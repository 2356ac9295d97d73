import { DiscordAPIError, MessageFlags, MessageReferenceType, RESTJSONErrorCodes, Routes } from 'discord.js';
import { z } from 'zod';
import { type Reply, replyOf } from '../../../core/bot/reply.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { wordingFor } from '../../../core/bot/wording/wording-for.ts';
import type { Deliver, Redelivery } from '../../../core/inbox/delivery.ts';
import { lazy } from '../../../core/index/memoize.ts';
import { inertLine } from '../../../core/inert-text.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { adviceFor, closedBy, hasErrorCode } from '../discord-errors.ts';
import type { DiscordRest } from '../discord-rest.ts';
import { PING_NOBODY } from '../rendering/discord-message.ts';
import { renderComponents, renderContent } from '../rendering/render-reply.ts';
import { isAskerAlone, placeOf } from '../requests/asker-and-place.ts';
import { type Answerable, answerableSchema, type MessageEvent } from '../requests/payloads.ts';
import { whyHeldBackIn } from './look-around.ts';

/*
 * Delivers replies to Discord: in place of the deferred response to an interaction, as a reply to a message, or in its thread. Addresses are stored
 * as JSON in the inbox, so that another process can deliver the reply. A second delivery of the same reply changes nothing: it edits
 * the same response, or sends a message with the same nonce.
 */

/** A message that asks nobody in particular: it is answered in its thread, and nowhere else. */
const unaskedSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  asker: z.string(),
  /** The name of the thread that the answer opens; `null`: the message opens a post, which is a thread already. */
  threadName: z.string().nullable(),
});

/** Where a reply goes, whichever process sends it. */
const addressSchema = z.union([
  z.object({
    interaction: answerableSchema,
    deferred: z.enum(['asker', 'everyone']),
    /** Whom the reply is sent to directly where that is closed. */
    user: z.string().nullish(),
    /** The message whose control was pressed. */
    pressed: z.string().nullish(),
  }),
  z.object({ unasked: unaskedSchema }),
  /** In reply to a message, when nobody waits for it any more: there, and nowhere else. */
  z.object({ later: z.object({ id: z.string(), channel_id: z.string() }) }),
  z.object({
    message: z.object({ id: z.string(), channel_id: z.string() }),
    user: z.string().nullish(),
  }),
  /** To somebody who waits for nothing. `server`: only while they are on it, as what they are told is for its members. */
  z.object({ direct: z.object({ user: z.string(), server: z.string().optional() }), nonce: z.string() }),
]);

export type Address = z.infer<typeof addressSchema>;

/** Delivers a reply to an address. If that fails, reports to operators what to do about it. */
export function deliverTo(
  address: Address,
  dependencies: Pick<DiscordDependencies, 'rest' | 'report'>,
): Deliver {
  if ('unasked' in address) return deliverUnasked(address.unasked, dependencies);
  if ('direct' in address) return deliverToPerson(address, dependencies);
  if ('later' in address) return deliverLater(address.later, dependencies);
  const { rest, report } = dependencies;
  const isMessage = 'message' in address;
  const event = isMessage ? address.message.id : address.interaction.id;
  const deliver = isMessage ? deliverToChannel(address.message, rest) : deliverToInteraction(address, rest);
  return async (reply) => {
    try {
      await deliver(reply);
    } catch (error) {
      report({ what: adviceFor(error), event, error });
      // An interaction that is open takes an apology, for its asker alone.
      const isClosed = closedBy(error) === (isMessage ? 'channel' : 'interaction');
      if (!isClosed || address.user == null) throw error;
      await deliverDirectly(address.user, `${event}-direct`, withReason(reply, isMessage), rest).catch(
        (cause: unknown) => {
          // Without a token, Discord isn't even asked.
          if (cause instanceof DiscordAPIError) report({ what: adviceFor(cause), event, error: cause });
          throw error;
        },
      );
    }
  };
}

function deliverToPerson(
  { direct: { user, server }, nonce }: Extract<Address, { direct: object }>,
  { rest, report }: Pick<DiscordDependencies, 'rest' | 'report'>,
): Deliver {
  return async (reply) => {
    try {
      if (server !== undefined) await rest.get(Routes.guildMember(server, user));
      await deliverDirectly(user, nonce, reply, rest);
    } catch (error) {
      report({ what: adviceFor(error), event: nonce, error });
      throw error;
    }
  };
}

/** Replies to somebody who waits no more, so that they are pinged. */
function deliverLater(
  { id, channel_id: channel }: Extract<Address, { later: object }>['later'],
  { rest, report }: Pick<DiscordDependencies, 'rest' | 'report'>,
): Deliver {
  return async (reply) => {
    const body = {
      ...renderContent(reply, english),
      allowed_mentions: { ...PING_NOBODY, replied_user: true },
      ...{ nonce: `later-${id}`.slice(-MAX_NONCE), enforce_nonce: true },
      message_reference: referenceTo(id, channel),
    };
    try {
      await rest.post(Routes.channelMessages(channel), { body });
    } catch (error) {
      report({ what: adviceFor(error), event: id, error });
      throw error;
    }
  };
}

/** Says why it comes directly. Leaves the controls out: they only work in the channel they were made for. */
function withReason({ parts, outcome, answer }: Reply, isMessage: boolean): Reply {
  const { elsewhere, tooLate } = english.delivery;
  const reason = { kind: 'note', text: isMessage ? elsewhere : tooLate } as const;
  return replyOf([reason, ...parts], { outcome, answer });
}

const directChannelSchema = z.object({ id: z.string() });

/** Sends a reply as a direct message, which takes the bot's token, and a server that both are in. */
async function deliverDirectly(
  user: string,
  nonce: string,
  reply: Reply,
  rest: Pick<DiscordRest, 'post'>,
): Promise<void> {
  const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
  const { id } = directChannelSchema.parse(opened);
  const message = { ...renderContent(reply, english), nonce: nonce.slice(-MAX_NONCE), enforce_nonce: true };
  await rest.post(Routes.channelMessages(id), { body: message });
}

/** The longest nonce. In characters. */
const MAX_NONCE = 25;

/** An interaction's token is good for 15 minutes, the last of which the answer may take. In milliseconds. */
const REDELIVERY_WINDOW = 14 * 60_000;

/** Delivers replies to requests that another process received. */
export function createRedelivery(dependencies: Pick<DiscordDependencies, 'rest' | 'report'>): Redelivery {
  return {
    platform: 'discord',
    maxAge: REDELIVERY_WINDOW,
    deliverTo(text) {
      const delivery = lazy(() => deliverTo(addressSchema.parse(JSON.parse(text)), dependencies));
      const deliver: Deliver = async (reply) => delivery()(reply);
      return Object.assign(deliver, { whyHeldBack: async () => (await delivery().whyHeldBack?.()) ?? null });
    },
  };
}

/** Who sees a response. */
export type Audience = Reply['audience'];

/** Whether a response must be hidden from others. An answer for the asker may stay visible where nobody else is. */
export function shouldHide(audience: Audience, interaction: Answerable): boolean {
  return audience === 'asker' && !isAskerAlone(placeOf(interaction));
}

/**
 * Answers a deferred interaction. The answer replaces the deferred response if the same people may see it; else the response is
 * deleted, and the answer is sent as a new message.
 */
function deliverToInteraction(
  { interaction, deferred, pressed }: Extract<Address, { interaction: Answerable }>,
  rest: Pick<DiscordRest, 'patch' | 'post' | 'delete'>,
): Deliver {
  const { application_id: application, token, locale } = interaction;
  const original = Routes.webhookMessage(application, token, '@original');
  let isDeferred = true;

  return async (reply) => {
    if (reply.deletesPressed && pressed != null && interaction.channel_id !== undefined)
      await rest.delete(Routes.channelMessage(interaction.channel_id, pressed)).catch(ignoreGone);
    const message = renderComponents(reply, wordingFor(locale ?? null));
    const isHidden = shouldHide(reply.audience, interaction);
    if (isDeferred && isHidden === shouldHide(deferred, interaction)) {
      await rest.patch(original, { body: message, auth: false });
      isDeferred = false;
      return;
    }
    if (isDeferred) await rest.delete(original, { auth: false }).catch(ignoreGone);
    isDeferred = false;
    const flags = message.flags | (isHidden ? MessageFlags.Ephemeral : 0);
    await rest.post(Routes.webhook(application, token), { body: { ...message, flags }, auth: false });
  };
}

/** An earlier try, perhaps of another process, may have deleted the response already. */
function ignoreGone(error: unknown): void {
  if (!hasErrorCode(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
}

/** The longest name of a thread. In characters. */
const MAX_THREAD_NAME = 100;

/**
 * Answers a question that nobody asked the bot: in its post, or in a thread that it opens for that, whose id Discord makes that of the
 * message. What can't be posted there is reported, and sent nowhere else.
 */
function deliverUnasked(
  question: z.infer<typeof unaskedSchema>,
  { rest, report }: Pick<DiscordDependencies, 'rest' | 'report'>,
): Deliver {
  const { id, channel_id: channel, threadName } = question;
  const post = async (reply: Reply) => {
    try {
      if (threadName !== null)
        await rest
          .post(Routes.threads(channel, id), {
            body: { name: inertLine(threadName).slice(0, MAX_THREAD_NAME) },
          })
          .catch(ignoreOpened);
      const message = { ...renderContent(reply, english), nonce: id, enforce_nonce: true };
      await rest.post(Routes.channelMessages(threadName === null ? channel : id), { body: message });
    } catch (error) {
      report({ what: adviceFor(error), event: id, error });
      throw error;
    }
  };
  return Object.assign(post, { whyHeldBack: () => whyHeldBackIn(question, { rest, report }) });
}

/** An earlier try, perhaps of another process, may have opened the thread already. */
function ignoreOpened(error: unknown): void {
  if (!hasErrorCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
}

/**
 * Answers a message with a reply to it. Discord makes one message of several with the same nonce, so a retry after a lost response
 * doesn't post the answer twice.
 */
function deliverToChannel(
  { id, channel_id: channel }: Pick<MessageEvent, 'id' | 'channel_id'>,
  rest: Pick<DiscordRest, 'post'>,
): Deliver {
  return async (reply) => {
    const message = { ...renderContent(reply, english), nonce: id, enforce_nonce: true };
    try {
      await rest.post(Routes.channelMessages(channel), {
        body: { ...message, message_reference: referenceTo(id, channel) },
      });
    } catch (error) {
      // A message of its own needs less than a reply.
      if (closedBy(error) !== 'reply') throw error;
      await rest.post(Routes.channelMessages(channel), { body: message });
    }
  };
}

/** A reply to a message that is gone meanwhile is a message of its own. */
function referenceTo(id: string, channel: string) {
  return {
    type: MessageReferenceType.Default,
    message_id: id,
    channel_id: channel,
    fail_if_not_exists: false,
  };
}
