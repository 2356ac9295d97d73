import { createHmac } from 'node:crypto';
import { SIGNING_SECRET } from './teams.ts';

/** The headers by which Slack proves that it sent a body, at a time in seconds since 1970. */
export function signRequest(
  body: string | Buffer,
  at: number = Math.floor(Date.now() / 1_000),
  secret: string = SIGNING_SECRET,
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}
