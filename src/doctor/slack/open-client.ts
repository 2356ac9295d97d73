import { webApi } from '@slack/bolt';
import { silentLogger } from '../../adapters/slack/silent-logger.ts';

/** Slack's Web API, asked once and not for longer than so many milliseconds. @param token `null`: without one */
export function openClient(token: string | null, apiUrl: string, patience: number): webApi.WebClient {
  return new webApi.WebClient(token ?? undefined, {
    slackApiUrl: apiUrl,
    timeout: patience,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
}
