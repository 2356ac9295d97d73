import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';
import { withKnownOwner } from '../requests/payloads.ts';

/** When Slack is acknowledged at the latest, however slow the handler is: Slack waits for 3 seconds. In milliseconds. */
const ACKNOWLEDGEMENT_DEADLINE = 1_000;

type Acknowledge = ReceiverEvent['ack'];

/**
 * Bolt's app without its automatic acknowledgement. Bolt acknowledges an event before a handler has seen it, so the event would be
 * lost with the process. Here the handler acknowledges it, with `acknowledge` of its context, once the event is in the inbox. If it
 * doesn't, the event is acknowledged when the handler is done, or at the deadline.
 */
export function withManualAcknowledgement(
  app: Pick<App, 'processEvent'>,
  clock: Clock,
): Pick<App, 'processEvent'> {
  return {
    async processEvent(event) {
      const acknowledge = acknowledgeOnce(event.ack);
      const done = new AbortController();
      const { body } = event;
      const isEvent = body.type === 'event_callback';
      acknowledgeInTime(acknowledge, clock, done.signal).catch(() => {});
      try {
        await app.processEvent({
          ...event,
          body: withKnownOwner(body),
          ack: isEvent ? async () => {} : acknowledge,
          customProperties: { ...event.customProperties, ...(isEvent ? { acknowledge } : {}) },
        });
        await acknowledge();
      } finally {
        // With a reason, so that no error is made of it.
        done.abort('done');
      }
    },
  };
}

async function acknowledgeInTime(acknowledge: Acknowledge, clock: Clock, done: AbortSignal): Promise<void> {
  await clock.wait(ACKNOWLEDGEMENT_DEADLINE, done);
  if (!done.aborted) await acknowledge();
}

/** Acknowledges at the first call. Later calls get the result of the first. */
function acknowledgeOnce(acknowledge: Acknowledge): Acknowledge {
  let acknowledged: Promise<void> | null = null;
  return (response) => {
    acknowledged ??= acknowledge(response);
    return acknowledged;
  };
}
