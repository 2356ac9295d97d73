import { webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/clock.ts';
import type { ChangedMessage, SlackClient } from '../slack-client.ts';
import type { Tell } from '../tell.ts';
import { errorCodeOf } from './error-code.ts';
import { patiently } from './patiently.ts';

/** Changes a message. @returns whether Slack took it; rejects where that isn't known */
export type Change = (client: Pick<SlackClient, 'chat'>, message: ChangedMessage) => Promise<boolean>;

export function createChange(clock: Clock, tell: Tell): Change {
  return async (client, message) => {
    try {
      await patiently(clock, () => client.chat.update(message));
      return true;
    } catch (error) {
      tell('warn', 'slack-not-changed', { code: errorCodeOf(error), channel: message.channel });
      if (error instanceof webApi.WebAPIPlatformError) return false;
      throw error;
    }
  };
}
