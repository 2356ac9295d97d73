import type { Later, Request } from '../../../core/bot/request.ts';
import type { Deliver } from '../../../core/inbox/delivery.ts';
import type { SessionClient } from '../delivery/agent-sessions.ts';
import type { Address, ReplyTarget } from '../delivery/deliver.ts';
import type { PostingClient } from '../delivery/was-posted.ts';
import { type EventContext, installationOf } from '../requests/asker-and-place.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, type Log } from '../slack-errors.ts';

/** Who made a request, and where its reply goes. */
export interface RequestOrigin {
  readonly user: string;
  readonly target: ReplyTarget;
  readonly client: PostingClient & SessionClient;
  /** The timestamp of the message that asks, where one does. */
  readonly asked?: string;
  readonly context: EventContext;
  /** Left out for events, which `context` acknowledges, and where it was called before. */
  readonly ack?: () => Promise<void>;
}

/**
 * Where whoever asks is told later that there is an answer: in the thread where everybody sees that they asked, else directly. Slack takes
 * a person's id for the channel of their direct messages with the app.
 */
function laterOf(
  { action, event, place }: Request,
  { user, target, context, asked }: RequestOrigin,
): Later | null {
  if (action.kind !== 'ask') return null;
  const isThere = target.kind === 'thread' || target.kind === 'unasked';
  const channel = isThere ? place.channel : user;
  const way: ReplyTarget =
    target.kind === 'unasked' ? target : { kind: 'later', thread: isThere ? target.thread : null };
  const request = { id: `later:${event}`, asked };
  const address: Address = { user, channel, way, request, installation: installationOf(context) };
  return {
    place: isThere ? place : { ...place, channel, conversation: channel },
    address: JSON.stringify(address),
  };
}

/** Has the bot handle a request. Acknowledges it as soon as it can't be lost any more. */
export function handleRequest(
  { bot, deliverTo, sessions, log }: Pick<SlackDependencies, 'bot' | 'deliverTo' | 'sessions' | 'log'>,
  requested: Request,
  origin: RequestOrigin,
): Promise<void> {
  const { user, target, client, context, asked, ack = context.acknowledge } = origin;
  const later = laterOf(requested, origin);
  const request = later === null ? requested : { ...requested, later };
  const installation = installationOf(context);
  const { event, place, action } = request;
  const answered = event === null ? null : { id: event, asked };
  const address: Address = { user, channel: place.channel, way: target, request: answered, installation };
  const handle = (deliver: Deliver) =>
    bot.handle(request, deliver, {
      acknowledge: async () => {
        if (ack !== undefined) await acknowledge(ack, log);
      },
      address: JSON.stringify(address),
    });
  const deliver = deliverTo(address, client);
  if (action.kind !== 'ask' || target.kind !== 'thread' || target.thread === null) return handle(deliver);
  const where = { channel: place.channel, thread: target.thread, title: action.question };
  return sessions.during(where, client, deliver, handle);
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
