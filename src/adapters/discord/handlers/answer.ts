import type { Action } from '../../../core/requests/request.ts';
import { adviceFor } from '../delivery/advice-for.ts';
import type { Audience } from '../delivery/deliver-to-interaction.ts';
import { type Address, deliverTo } from '../delivery/redelivery.ts';
import type { DiscordKit } from '../discord-kit.ts';
import { type AnyInteraction, answerableSchema } from '../payloads/interaction.ts';
import { askerOf } from '../requests/asker-of.ts';
import { placeOf } from '../requests/place-of.ts';
import { defer, type Respond } from './defer.ts';

/** Has the bot deal with what an interaction wants. It is deferred as soon as it can't be lost any more. Never rejects. */
export async function answer(
  interaction: AnyInteraction,
  action: Action,
  audience: Audience,
  respond: Respond,
  kit: DiscordKit,
): Promise<void> {
  const { id: event } = interaction;
  const address: Address = { interaction: answerableSchema.parse(interaction), deferred: audience };

  async function acknowledge(): Promise<void> {
    try {
      await defer(interaction, audience, respond);
    } catch (error) {
      kit.report({ what: adviceFor(error), event, error });
      throw error;
    }
  }

  await kit.bot.handle(
    { event, asker: askerOf(interaction), place: placeOf(interaction), action },
    deliverTo(address, kit),
    { acknowledge, address: JSON.stringify(address) },
  );
}
