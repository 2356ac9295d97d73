import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../../../core/ports/system.ts';
import type { SlackMessage } from '../rendering/slack-message.ts';
import type { ChangedMessage, PostedMessage, SlackClient } from '../slack-client.ts';
import { type Closed, closedBy, errorCodeOf, fixFor, type Log, ResponseUrlError } from '../slack-errors.ts';
import { type ChannelRateLimit, pauseOf, withRetry } from './rate-limits.ts';

/** Posts a message, or says what is closed to it. Logs every error; rejects with one after which nothing else helps. */
export type PostMessage = (
  client: Pick<SlackClient, 'chat'>,
  message: PostedMessage,
) => Promise<'posted' | Exclude<Closed, 'all'>>;

export function createPostMessage(clock: Clock, waitForTurn: ChannelRateLimit, log: Log): PostMessage {
  return async (client, message) => {
    try {
      await waitForTurn(message.channel);
      await withRetry(clock, () => client.chat.postMessage(message));
      return 'posted';
    } catch (error) {
      const code = errorCodeOf(error);
      const closed = closedBy(error);
      const isOpenElsewhere = closed === 'channel' || closed === 'place';
      const details = { code, channel: message.channel, fix: fixFor(code) };
      log(isOpenElsewhere ? 'warn' : 'error', 'slack-not-posted', details);
      if (isOpenElsewhere) return closed;
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

/** Deletes a message of the bot's own; one that is gone already is no error. */
export type DeleteMessage = (
  client: Pick<SlackClient, 'chat'>,
  message: { readonly channel: string; readonly ts: string },
) => Promise<void>;

export function createDeleteMessage(clock: Clock, log: Log): DeleteMessage {
  return async (client, message) => {
    try {
      await withRetry(clock, () => client.chat.delete(message));
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'message_not_found') return;
      log('error', 'slack-not-deleted', { code, channel: message.channel, fix: fixFor(code) });
      throw error;
    }
  };
}

/** Before a retry where Slack doesn't say for how long to wait. In milliseconds. */
const RETRY_PAUSE = 1_000;
/** The longest that Slack may ask to wait before a retry. In milliseconds. */
const MAX_RETRY_PAUSE = 20_000;
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
 * Retries while Slack is too busy (429, 503), when it says so.
 *
 * @param timeout for one try, in milliseconds: Bolt's own `respond` has none
 */
export function createRespondAtUrl(clock: Clock, timeout: number): RespondAtUrl {
  return async (url, message) => {
    for (let tries = 1; ; tries++) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      if (response.ok) return refuseIfRefused(response);
      const { status } = response;
      const pause = pauseOf(response.headers.get('retry-after'), RETRY_PAUSE * tries);
      const isBusy = status === 429 || status === 503;
      if (!isBusy || tries === MAX_TRIES || pause > MAX_RETRY_PAUSE) throw new ResponseUrlError(status);
      await clock.wait(pause);
    }
  };
}

const refusalSchema = z.object({ ok: z.literal(false), error: z.string().nullish() });

/** Slack may refuse a message with the status 200 and `"ok": false`; it takes one with `ok` alone. */
async function refuseIfRefused(response: Response): Promise<void> {
  const body: unknown = await response.json().catch(() => null);
  const { data: refusal } = refusalSchema.safeParse(body);
  if (refusal !== undefined) throw new ResponseUrlError(response.status, refusal.error ?? null);
}
