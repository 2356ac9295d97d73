import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Action, Later } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
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
  const place = placeOf(interaction);
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
    { event, asker, place, action, ...laterOf(event, asker.id, place, action) },
    deliverTo(address, dependencies),
    { acknowledge, address: JSON.stringify(address) },
  );
}

/**
 * Where whoever asks is told later that there is an answer: directly, as the token of the interaction is no good then. From where the bot
 * isn't on the server, it can't write to them.
 */
function laterOf(event: string, user: string, place: Place, action: Action): { later?: Later } {
  if (action.kind !== 'ask' || place.workspace === null || user === '') return {};
  const { platform, workspace } = place;
  const address: Address = { direct: { user, server: workspace }, nonce: `later-${event}` };
  return {
    later: {
      place: { platform, workspace, channel: user, conversation: user },
      address: JSON.stringify(address),
    },
  };
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
