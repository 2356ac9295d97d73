import type { Request } from '../../../core/bot/request.ts';
import type { Address, ReplyTarget } from '../delivery/deliver.ts';
import type { PostingClient } from '../delivery/was-posted.ts';
import type { EventContext } from '../requests/asker-and-place.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, type Log } from '../slack-errors.ts';

/** Who made a request, and where its reply goes. */
export interface RequestOrigin {
  readonly user: string;
  readonly target: ReplyTarget;
  readonly client: PostingClient;
  /** The timestamp of the message that asks, where one does. */
  readonly asked?: string;
  readonly context: EventContext;
  /** Left out for events, which `context` acknowledges, and where it was called before. */
  readonly ack?: () => Promise<void>;
}

/** Has the bot handle a request. Acknowledges it as soon as it can't be lost any more. */
export function handleRequest(
  { bot, deliverTo, log }: Pick<SlackDependencies, 'bot' | 'deliverTo' | 'log'>,
  request: Request,
  { user, target, client, context, asked, ack = context.acknowledge }: RequestOrigin,
): Promise<void> {
  const { teamId, enterpriseId, isEnterpriseInstall } = context;
  const installation = { teamId, enterpriseId, isEnterpriseInstall };
  const { event, place } = request;
  const answered = event === null ? null : { id: event, asked };
  const address: Address = { user, channel: place.channel, way: target, request: answered, installation };
  return bot.handle(request, deliverTo(address, client), {
    acknowledge: async () => {
      if (ack !== undefined) await acknowledge(ack, log);
    },
    address: JSON.stringify(address),
  });
}

/**
 * Acknowledges a request. If that fails, as on a socket that was just lost, the work goes on, because Slack doesn't deliver an
 * interaction again.
 */
export async function acknowledge(ack: () => Promise<void>, log: Log): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log('warn', 'slack-not-acknowledged', { code: errorCodeOf(error) });
  }
}
