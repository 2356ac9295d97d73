import { createHmac } from 'node:crypto';
import { SIGNING_SECRET } from './teams.ts';

export type PayloadKind = 'events_api' | 'slash_commands' | 'interactive';

/** What a payload is sent as over HTTP. */
export function bodyOf(kind: PayloadKind, payload: object): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    body: new URLSearchParams(pairs).toString(),
    contentType: 'application/x-www-form-urlencoded',
  };
}

/** Delivers a payload as Slack does, signed; the headers may say otherwise. */
export function postSigned(
  url: string,
  kind: PayloadKind,
  payload: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { body, contentType } = bodyOf(kind, payload);
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType, ...signRequest(body), ...headers },
  });
}

/** The headers by which Slack proves that it sent a body, at a time in seconds since 1970. */
export function signRequest(
  body: string | Buffer,
  at: number = Math.floor(Date.now() / 1_000),
  secret: string = SIGNING_SECRET,
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}
