import { z } from 'zod';
import type { Redelivery } from '../../../core/replies/deliver.ts';
import type { DiscordKit } from '../discord-kit.ts';
import { answerableSchema } from '../payloads/interaction.ts';
import { deliverToChannel } from './deliver-to-channel.ts';
import { deliverToInteraction } from './deliver-to-interaction.ts';
import { reporting } from './reporting.ts';

/** The token of an interaction is good for 15 minutes, the last of which the answer may take. In milliseconds. */
const WITHIN = 14 * 60_000;

/** Where a reply goes: in place of an interaction's deferred response, or as a reply to a message. */
export const addressSchema = z.union([
  z.object({ interaction: answerableSchema, deferred: z.enum(['asker', 'everyone']) }),
  z.object({ message: z.object({ id: z.string(), channel_id: z.string() }) }),
]);

export type Address = z.infer<typeof addressSchema>;

/** Brings a reply to an address, and tells operators what to do about it when that fails. */
export function deliverTo(address: Address, { rest, report }: Pick<DiscordKit, 'rest' | 'report'>) {
  if ('message' in address)
    return reporting(deliverToChannel(address.message, rest), address.message.id, { report });
  const { interaction, deferred } = address;
  return reporting(deliverToInteraction(interaction, deferred, rest), interaction.id, { report });
}

/** Brings replies to what another process had received. To edit a response, or to send a nonce again, changes nothing. */
export function createRedelivery(kit: Pick<DiscordKit, 'rest' | 'report'>): Redelivery {
  return {
    platform: 'discord',
    within: WITHIN,
    deliverTo: (text) => async (reply) => deliverTo(addressSchema.parse(JSON.parse(text)), kit)(reply),
  };
}
