import type { Request } from '../../core/requests/request.ts';
import { acknowledge } from './acknowledge.ts';
import type { Address, Way } from './delivery/address.ts';
import { deliverTo } from './delivery/deliver-to.ts';
import type { SlackClient } from './slack-client.ts';
import type { SlackKit } from './slack-kit.ts';
import type { EventContext } from './workspace-of.ts';

/** How a request came, and where its reply goes. */
export interface Came {
  readonly user: string;
  readonly way: Way;
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
  /** Left out where Slack was told already, or tells of an event. */
  readonly ack?: () => Promise<void>;
}

/** Has the bot deal with a request. Slack is told that it was received as soon as it can't be lost any more. */
export function handOver(
  { bot, deliveries, tell }: Pick<SlackKit, 'bot' | 'deliveries' | 'tell'>,
  request: Request,
  { user, way, client, context, ack = context.acknowledge }: Came,
): Promise<void> {
  const { teamId, enterpriseId, isEnterpriseInstall } = context;
  const installation = { teamId, enterpriseId, isEnterpriseInstall };
  const address: Address = { user, channel: request.place.channel, way, installation };
  return bot.handle(request, deliverTo(address, client, deliveries), {
    acknowledge: async () => {
      if (ack !== undefined) await acknowledge(ack, tell);
    },
    address: JSON.stringify(address),
  });
}
