import { webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';
import type { SlackMessage } from '../rendering/slack-message.ts';
import type { ChangedMessage, PostedMessage, SlackClient } from '../slack-client.ts';
import { errorCodeOf, fixFor, type Log, ResponseUrlError } from '../slack-errors.ts';
import { type ChannelRateLimit, withRetry } from './rate-limits.ts';

/** What keeps the bot from a channel, though not from the person who asked there. */
const NO_ACCESS_CODES: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
]);

/** Posts in the channel's turn. `kept-out`: the bot can't write there. Rejects with any other error, which the log is told of. */
export type PostMessage = (
  client: Pick<SlackClient, 'chat'>,
  message: PostedMessage,
) => Promise<'posted' | 'kept-out'>;

export function createPostMessage(clock: Clock, pace: ChannelRateLimit, tell: Log): PostMessage {
  return async (client, message) => {
    try {
      await pace(message.channel);
      await withRetry(clock, () => client.chat.postMessage(message));
      return 'posted';
    } catch (error) {
      const code = errorCodeOf(error);
      const isKeptOut = NO_ACCESS_CODES.has(code);
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

/** Changes a message. @returns whether Slack took it; rejects where that isn't known */
export type UpdateMessage = (client: Pick<SlackClient, 'chat'>, message: ChangedMessage) => Promise<boolean>;

export function createUpdateMessage(clock: Clock, tell: Log): UpdateMessage {
  return async (client, message) => {
    try {
      await withRetry(clock, () => client.chat.update(message));
      return true;
    } catch (error) {
      tell('warn', 'slack-not-changed', { code: errorCodeOf(error), channel: message.channel });
      if (error instanceof webApi.WebAPIPlatformError) return false;
      throw error;
    }
  };
}

/** Bolt's own `respond` has no time limit. In milliseconds. */
const RESPONSE_TIMEOUT = 8_000;
const RETRY_PAUSE = 1_000;
const MAX_TRIES = 3;

/** A message for a `response_url`: seen by whoever acted, or by everyone in the channel. */
export interface UrlMessage extends SlackMessage {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: false;
  /** The thread it is shown in; https://docs.slack.dev/interactivity/handling-user-interaction */
  readonly thread_ts?: string;
}

/** @throws ResponseUrlError when Slack didn't take it; another error when that isn't known */
export type RespondAtUrl = (url: string, message: UrlMessage) => Promise<void>;

/** Responds at a `response_url`, again where Slack is too busy to take it. */
export function createRespondAtUrl(clock: Clock): RespondAtUrl {
  return async (url, message) => {
    for (let tries = 1; ; tries++) {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(RESPONSE_TIMEOUT),
      });
      if (ok) return;
      const isBusy = status === 429 || status === 503;
      if (!isBusy || tries === MAX_TRIES) throw new ResponseUrlError(status);
      await clock.wait(RETRY_PAUSE * tries);
    }
  };
}
