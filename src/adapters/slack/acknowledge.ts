import { errorCodeOf } from './delivery/error-code.ts';
import type { Tell } from './tell.ts';

/**
 * Tells Slack that something was received. Where that fails, as on a socket that has just been lost, the work goes on: Slack
 * doesn't deliver what somebody did again.
 */
export async function acknowledge(ack: () => Promise<void>, tell: Tell): Promise<void> {
  try {
    await ack();
  } catch (error) {
    tell('warn', 'slack-not-acknowledged', { code: errorCodeOf(error) });
  }
}
