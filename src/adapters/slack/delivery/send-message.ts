import { webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';
import type { SlackMessage } from '../rendering/slack-message.ts';
import type { ChangedMessage, PostedMessage, SlackClient } from '../slack-client.ts';
import { errorCodeOf, fixFor, type Log, ResponseUrlError } from '../slack-errors.ts';
import { type ChannelRateLimit, withRetry } from './rate-limits.ts';

/** Errors that keep the bot out of a channel, but not from writing to the person who asked there. */
const NO_ACCESS_CODES: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
]);

/** Posts a message. `no-access`: the bot can't write in the channel. Logs every other error, and rejects with it. */
export type PostMessage = (
  client: Pick<SlackClient, 'chat'>,
  message: PostedMessage,
) => Promise<'posted' | 'no-access'>;

export function createPostMessage(clock: Clock, waitForTurn: ChannelRateLimit, log: Log): PostMessage {
  return async (client, message) => {
    try {
      await waitForTurn(message.channel);
      await withRetry(clock, () => client.chat.postMessage(message));
      return 'posted';
    } catch (error) {
      const code = errorCodeOf(error);
      const isKeptOut = NO_ACCESS_CODES.has(code);
      const details = { code, channel: message.channel, fix: fixFor(code) };
      log(isKeptOut ? 'warn' : 'error', 'slack-not-posted', details);
      if (isKeptOut) return 'no-access';
      throw error;
    }
  };
}

/** Updates a message. @returns whether Slack took it; rejects where that isn't known */
export type UpdateMessage = (client: Pick<SlackClient, 'chat'>, message: ChangedMessage) => Promise<boolean>;

export function createUpdateMessage(clock: Clock, log: Log): UpdateMessage {
  return async (client, message) => {
    try {
      await withRetry(clock, () => client.chat.update(message));
      return true;
    } catch (error) {
      log('warn', 'slack-not-changed', { code: errorCodeOf(error), channel: message.channel });
      if (error instanceof webApi.WebAPIPlatformError) return false;
      throw error;
    }
  };
}

/** Before the second try, and longer by as much before each further one. In milliseconds. */
const RETRY_PAUSE = 1_000;
const MAX_TRIES = 3;

/** A message for a `response_url`: shown to the person who acted, or to everyone in the channel. */
export interface UrlMessage extends SlackMessage {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: false;
  /** The thread it is shown in; https://docs.slack.dev/interactivity/handling-user-interaction */
  readonly thread_ts?: string;
}

/** Responds at a `response_url`. @throws ResponseUrlError if Slack refused it; another error where that isn't known */
export type RespondAtUrl = (url: string, message: UrlMessage) => Promise<void>;

/**
 * Retries while Slack is too busy (429, 503).
 *
 * @param timeout for one try, in milliseconds: Bolt's own `respond` has none
 */
export function createRespondAtUrl(clock: Clock, timeout: number): RespondAtUrl {
  return async (url, message) => {
    for (let tries = 1; ; tries++) {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      if (ok) return;
      const isBusy = status === 429 || status === 503;
      if (!isBusy || tries === MAX_TRIES) throw new ResponseUrlError(status);
      await clock.wait(RETRY_PAUSE * tries);
    }
  };
}
