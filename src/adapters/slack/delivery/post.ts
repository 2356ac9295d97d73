import type { Clock } from '../../../core/ports/clock.ts';
import type { PostedMessage, SlackClient } from '../slack-client.ts';
import type { Tell } from '../tell.ts';
import { errorCodeOf } from './error-code.ts';
import { fixFor } from './fix-for.ts';
import type { Pace } from './pace.ts';
import { patiently } from './patiently.ts';

/** What keeps the bot from a channel, though not from the person who asked there. */
const KEPT_OUT: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
]);

/** Posts in the channel's turn. `kept-out`: the bot can't write there. Rejects with any other error, which the log is told of. */
export type Post = (
  client: Pick<SlackClient, 'chat'>,
  message: PostedMessage,
) => Promise<'posted' | 'kept-out'>;

export function createPost(clock: Clock, pace: Pace, tell: Tell): Post {
  return async (client, message) => {
    try {
      await pace(message.channel);
      await patiently(clock, () => client.chat.postMessage(message));
      return 'posted';
    } catch (error) {
      const code = errorCodeOf(error);
      const isKeptOut = KEPT_OUT.has(code);
      tell(isKeptOut ? 'warn' : 'error', 'slack-not-posted', {
        code,
        channel: message.channel,
        fix: fixFor(code),
      });
      if (isKeptOut) return 'kept-out';
      throw error;
    }
  };
}
