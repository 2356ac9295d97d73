import { MessageFlags, MessageReferenceType, RESTJSONErrorCodes, Routes } from 'discord.js';
import { z } from 'zod';
import type { Reply } from '../../../core/bot/reply.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { wordingFor } from '../../../core/bot/wording/wording-for.ts';
import type { Deliver, Redelivery } from '../../../core/inbox/delivery.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import type { DiscordRest } from '../discord-rest.ts';
import { renderComponents, renderContent } from '../rendering/render-reply.ts';
import { isAskerAlone, placeOf } from '../requests/asker-and-place.ts';
import { type Answerable, answerableSchema, type MessageEvent } from '../requests/payloads.ts';

/** The token of an interaction is good for 15 minutes, the last of which the answer may take. In milliseconds. */
const REDELIVERY_WINDOW = 14 * 60_000;

/** Where a reply goes: in place of an interaction's deferred response, or as a reply to a message. */
const addressSchema = z.union([
  z.object({ interaction: answerableSchema, deferred: z.enum(['asker', 'everyone']) }),
  z.object({ message: z.object({ id: z.string(), channel_id: z.string() }) }),
]);

export type Address = z.infer<typeof addressSchema>;

/** Brings a reply to an address, and tells operators what to do about it when that fails. */
export function deliverTo(address: Address, { rest, report }: Pick<DiscordDependencies, 'rest' | 'report'>) {
  if ('message' in address)
    return withErrorReport(deliverToChannel(address.message, rest), address.message.id, { report });
  const { interaction, deferred } = address;
  return withErrorReport(deliverToInteraction(interaction, deferred, rest), interaction.id, { report });
}

/** Brings replies to what another process had received. To edit a response, or to send a nonce again, changes nothing. */
export function createRedelivery(dependencies: Pick<DiscordDependencies, 'rest' | 'report'>): Redelivery {
  return {
    platform: 'discord',
    maxAge: REDELIVERY_WINDOW,
    deliverTo: (text) => async (reply) => deliverTo(addressSchema.parse(JSON.parse(text)), dependencies)(reply),
  };
}

/** Who sees a deferred response, and so what it is changed to. */
export type Audience = Reply['audience'];

/** Whether it needs hiding: where nobody else is, an answer may stay. */
export function shouldHide(audience: Audience, interaction: Answerable): boolean {
  return audience === 'asker' && !isAskerAlone(placeOf(interaction));
}

/**
 * Answers an interaction that was deferred: in place of the deferred response where the same people may see it; else after
 * it, which is taken away.
 */
function deliverToInteraction(
  interaction: Answerable,
  deferred: Audience,
  rest: Pick<DiscordRest, 'patch' | 'post' | 'delete'>,
): Deliver {
  const { application_id: application, token, locale } = interaction;
  const original = Routes.webhookMessage(application, token, '@original');
  let isDeferred = true;

  return async (reply) => {
    const message = renderComponents(reply, wordingFor(locale ?? null));
    const hides = shouldHide(reply.audience, interaction);
    if (isDeferred && hides === shouldHide(deferred, interaction)) {
      await rest.patch(original, { body: message, auth: false });
      isDeferred = false;
      return;
    }
    if (isDeferred) await rest.delete(original, { auth: false }).catch(unlessGone);
    isDeferred = false;
    const flags = message.flags | (hides ? MessageFlags.Ephemeral : 0);
    await rest.post(Routes.webhook(application, token), { body: { ...message, flags }, auth: false });
  };
}

/** Whoever had begun to answer before may have taken it away. */
function unlessGone(error: unknown): void {
  const { code } = error as { code?: unknown };
  if (code !== RESTJSONErrorCodes.UnknownMessage) throw error;
}

/**
 * Answers a message, as a reply to it. Discord makes one message of several with the same nonce, so that one that got lost on the
 * way back is not sent twice.
 */
function deliverToChannel(
  { id, channel_id: channel }: Pick<MessageEvent, 'id' | 'channel_id'>,
  rest: Pick<DiscordRest, 'post'>,
): Deliver {
  return async (reply) => {
    const message = { ...renderContent(reply, english), nonce: id, enforce_nonce: true };
    const reference = {
      type: MessageReferenceType.Default,
      message_id: id,
      channel_id: channel,
      fail_if_not_exists: false,
    };
    try {
      await rest.post(Routes.channelMessages(channel), {
        body: { ...message, message_reference: reference },
      });
    } catch (error) {
      if (!lacksHistory(error)) throw error;
      await rest.post(Routes.channelMessages(channel), { body: message });
    }
  };
}

/** To reply to a message takes the permission to read it; to write in its channel doesn't. */
function lacksHistory(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;
}

/** A delivery that tells operators what to do about it when it fails. */
function withErrorReport(
  deliver: Deliver,
  event: string,
  { report }: Pick<DiscordDependencies, 'report'>,
): Deliver {
  return async (reply) => {
    try {
      await deliver(reply);
    } catch (error) {
      report({ what: adviceFor(error), event, error });
      throw error;
    }
  };
}
