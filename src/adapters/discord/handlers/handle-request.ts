import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Action } from '../../../core/bot/request.ts';
import { type Address, type Audience, deliverTo, shouldHide } from '../delivery/deliver.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { adviceFor, hasErrorCode } from '../discord-errors.ts';
import { askerOf, placeOf } from '../requests/asker-and-place.ts';
import { type AnyInteraction, answerableSchema } from '../requests/payloads.ts';

/**
 * Has the bot handle the request of an interaction. Defers the response as soon as the request can't be lost any more. Never
 * rejects.
 *
 * @param audience who will most likely see the reply
 */
export async function handleRequest(
  interaction: AnyInteraction,
  action: Action,
  audience: Audience,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { id: event } = interaction;
  const asker = askerOf(interaction);
  const address: Address = {
    interaction: answerableSchema.parse(interaction),
    deferred: audience,
    user: asker.id === '' ? null : asker.id,
    pressed: action.kind === 'press' ? action.message : null,
  };

  async function acknowledge(): Promise<void> {
    try {
      await defer(interaction, audience, respond);
    } catch (error) {
      dependencies.report({ what: adviceFor(error), event, error });
      throw error;
    }
  }

  await dependencies.bot.handle(
    { event, asker, place: placeOf(interaction), action },
    deliverTo(address, dependencies),
    { acknowledge, address: JSON.stringify(address) },
  );
}

/** Sends the first response to an interaction over its transport. Discord waits for it for 3 seconds. */
export type Respond = (response: APIInteractionResponse) => Promise<void>;

/** Tells Discord that an answer will follow. An interaction that another process has deferred already is no error. */
async function defer(interaction: AnyInteraction, audience: Audience, respond: Respond): Promise<void> {
  const data = shouldHide(audience, interaction) ? { flags: MessageFlags.Ephemeral as const } : {};
  try {
    await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
  } catch (error) {
    if (!hasErrorCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
  }
}
