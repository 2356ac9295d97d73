import type { Redelivery } from '../../../core/replies/deliver.ts';
import type { SlackClient } from '../slack-client.ts';
import { type Address, addressSchema } from './address.ts';
import { deliverTo } from './deliver-to.ts';
import type { Deliveries } from './deliveries.ts';

/** A `response_url` is good for 30 minutes, the last of which the answer may take. In milliseconds. */
const WITHIN = 29 * 60_000;

/** Rejects where the app isn't installed any more. */
export type ClientFor = (installation: Address['installation']) => Promise<Pick<SlackClient, 'chat'>>;

/** Brings replies to what another process had received. */
export function createRedelivery(deliveries: Deliveries, clientFor: ClientFor): Redelivery {
  return {
    platform: 'slack',
    within: WITHIN,
    deliverTo: (text) => async (reply) => {
      const address = addressSchema.parse(JSON.parse(text));
      await deliverTo(address, await clientFor(address.installation), deliveries)(reply);
    },
  };
}
