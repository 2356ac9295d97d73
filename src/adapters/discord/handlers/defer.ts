import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import { type Audience, isHidden } from '../delivery/deliver-to-interaction.ts';
import type { AnyInteraction } from '../payloads/interaction.ts';

/** Gives Discord the first response to an interaction, which it wants within 3 seconds, by whichever transport it came. */
export type Respond = (response: APIInteractionResponse) => Promise<void>;

/** Tells Discord that an answer is on its way. One that was told so before is answered all the same. */
export async function defer(
  interaction: AnyInteraction,
  audience: Audience,
  respond: Respond,
): Promise<void> {
  const data = isHidden(audience, interaction) ? { flags: MessageFlags.Ephemeral as const } : {};
  try {
    await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) throw error;
  }
}
