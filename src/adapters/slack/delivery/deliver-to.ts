import type { Deliver } from '../../../core/replies/deliver.ts';
import type { SlackClient } from '../slack-client.ts';
import type { Address } from './address.ts';
import type { Deliveries } from './deliveries.ts';

/** Brings replies to an address. */
export function deliverTo(
  { user, channel, way }: Address,
  client: Pick<SlackClient, 'chat'>,
  { atUrl, inThread, inPlace }: Deliveries,
): Deliver {
  const addressee = { client, user, channel };
  switch (way.kind) {
    case 'url':
      return atUrl(way, addressee);
    case 'thread':
      return inThread(way.thread, addressee);
    case 'place':
      return inPlace(way.message, way.pressed, addressee);
    default:
      return way satisfies never;
  }
}
