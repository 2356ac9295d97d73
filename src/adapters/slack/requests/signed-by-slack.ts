import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

/**
 * Whether Slack has signed a request with an app's signing secret, five minutes ago at most.
 *
 * @param body as it was sent
 */
export function isSignedBySlack(signingSecret: string, headers: IncomingHttpHeaders, body: string): boolean {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
  });
}
