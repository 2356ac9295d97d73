import type { Clock } from '../../../core/ports/clock.ts';
import type { SlackMessage } from '../rendering/slack-message.ts';
import { ResponseUrlError } from './response-url-error.ts';

/** Bolt's own `respond` has no time limit. In milliseconds. */
const PATIENCE = 8_000;
const PAUSE = 1_000;
const TRIES = 3;

/** A message for a `response_url`: seen by whoever acted, or by everyone in the channel. */
export interface UrlMessage extends SlackMessage {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: false;
  /** The thread it is shown in; https://docs.slack.dev/interactivity/handling-user-interaction */
  readonly thread_ts?: string;
}

/** @throws ResponseUrlError when Slack didn't take it; another error when that isn't known */
export type RespondAt = (url: string, message: UrlMessage) => Promise<void>;

/** Responds at a `response_url`, again where Slack is too busy to take it. */
export function createRespondAt(clock: Clock): RespondAt {
  return async (url, message) => {
    for (let tries = 1; ; tries++) {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (ok) return;
      const isBusy = status === 429 || status === 503;
      if (!isBusy || tries === TRIES) throw new ResponseUrlError(status);
      await clock.wait(PAUSE * tries);
    }
  };
}
