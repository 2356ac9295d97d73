import type { Request } from '../../../core/bot/request.ts';
import { type Address, deliverTo, type ReplyTarget } from '../delivery/deliver.ts';
import type { EventContext } from '../requests/asker-and-place.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, type Log } from '../slack-errors.ts';

/** How a request came, and where its reply goes. */
export interface RequestOrigin {
  readonly user: string;
  readonly way: ReplyTarget;
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
  /** Left out where Slack was told already, or tells of an event. */
  readonly ack?: () => Promise<void>;
}

/** Has the bot deal with a request. Slack is told that it was received as soon as it can't be lost any more. */
export function handleRequest(
  { bot, deliveries, log: tell }: Pick<SlackDependencies, 'bot' | 'deliveries' | 'log'>,
  request: Request,
  { user, way, client, context, ack = context.acknowledge }: RequestOrigin,
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

/**
 * Tells Slack that something was received. Where that fails, as on a socket that has just been lost, the work goes on: Slack
 * doesn't deliver what somebody did again.
 */
export async function acknowledge(ack: () => Promise<void>, tell: Log): Promise<void> {
  try {
    await ack();
  } catch (error) {
    tell('warn', 'slack-not-acknowledged', { code: errorCodeOf(error) });
  }
}
