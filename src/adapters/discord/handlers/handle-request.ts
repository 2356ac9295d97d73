import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Action } from '../../../core/bot/request.ts';
import { type Address, type Audience, deliverTo, shouldHide } from '../delivery/deliver.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import { askerOf, placeOf } from '../requests/asker-and-place.ts';
import { type AnyInteraction, answerableSchema } from '../requests/payloads.ts';

/** Has the bot deal with what an interaction wants. It is deferred as soon as it can't be lost any more. Never rejects. */
export async function handleRequest(
  interaction: AnyInteraction,
  action: Action,
  audience: Audience,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { id: event } = interaction;
  const address: Address = { interaction: answerableSchema.parse(interaction), deferred: audience };

  async function acknowledge(): Promise<void> {
    try {
      await defer(interaction, audience, respond);
    } catch (error) {
      dependencies.report({ what: adviceFor(error), event, error });
      throw error;
    }
  }

  await dependencies.bot.handle(
    { event, asker: askerOf(interaction), place: placeOf(interaction), action },
    deliverTo(address, dependencies),
    { acknowledge, address: JSON.stringify(address) },
  );
}

/** Gives Discord the first response to an interaction, which it wants within 3 seconds, by whichever transport it came. */
export type Respond = (response: APIInteractionResponse) => Promise<void>;

/** Tells Discord that an answer is on its way. One that was told so before is answered all the same. */
async function defer(interaction: AnyInteraction, audience: Audience, respond: Respond): Promise<void> {
  const data = shouldHide(audience, interaction) ? { flags: MessageFlags.Ephemeral as const } : {};
  try {
    await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) throw error;
  }
}
