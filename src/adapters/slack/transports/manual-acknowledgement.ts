import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';

/** However slow all else is, Slack is told by then that something was received: it waits for 3 seconds. In milliseconds. */
const ACKNOWLEDGEMENT_DEADLINE = 1_000;

type Acknowledge = ReceiverEvent['ack'];

/**
 * Bolt's app, but that it acknowledges nothing by itself: by itself it acknowledges events before anybody has seen them, and those
 * would be lost with the process. Handlers do so, in their context's `acknowledge` for events; and it is done when all that there
 * is to do is done, or has taken long.
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

/** Slack is told once, and whoever tells it again learns how that went. */
function acknowledgeOnce(acknowledge: Acknowledge): Acknowledge {
  let told: Promise<void> | null = null;
  return (response) => {
    told ??= acknowledge(response);
    return told;
  };
}
