import type { Action } from '../../../core/requests/request.ts';
import { type Audience, deliverToInteraction } from '../delivery/deliver-to-interaction.ts';
import { reporting } from '../delivery/reporting.ts';
import type { DiscordKit } from '../discord-kit.ts';
import type { AnyInteraction } from '../payloads/interaction.ts';
import { askerOf } from '../requests/asker-of.ts';
import { placeOf } from '../requests/place-of.ts';

/** Has the bot deal with what an interaction wants, once it is deferred. */
export function answer(
  interaction: AnyInteraction,
  action: Action,
  deferred: Audience,
  kit: DiscordKit,
): Promise<void> {
  const request = {
    event: interaction.id,
    asker: askerOf(interaction),
    place: placeOf(interaction),
    action,
  };
  const deliver = deliverToInteraction(interaction, deferred, kit.rest);
  return kit.bot.handle(request, reporting(deliver, interaction.id, kit));
}
