import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../core/ports/clock.ts';

/** However slow all else is, Slack is told by then that something was received: it waits for 3 seconds. In milliseconds. */
const LATEST = 1_000;

type Acknowledge = ReceiverEvent['ack'];

/**
 * Bolt's app, but that it acknowledges nothing by itself: by itself it acknowledges events before anybody has seen them, and those
 * would be lost with the process. Handlers do so, in their context's `acknowledge` for events; and it is done when all that there
 * is to do is done, or has taken long.
 */
export function acknowledgedByHandlers(
  app: Pick<App, 'processEvent'>,
  clock: Clock,
): Pick<App, 'processEvent'> {
  return {
    async processEvent(event) {
      const acknowledge = once(event.ack);
      const done = new AbortController();
      const { body } = event;
      const isEvent = body.type === 'event_callback';
      inTime(acknowledge, clock, done.signal).catch(() => {});
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

async function inTime(acknowledge: Acknowledge, clock: Clock, done: AbortSignal): Promise<void> {
  await clock.wait(LATEST, done);
  if (!done.aborted) await acknowledge();
}

/** Slack is told once, and whoever tells it again learns how that went. */
function once(acknowledge: Acknowledge): Acknowledge {
  let told: Promise<void> | null = null;
  return (response) => {
    told ??= acknowledge(response);
    return told;
  };
}
