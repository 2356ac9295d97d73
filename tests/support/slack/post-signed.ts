import { signRequest } from './sign-request.ts';

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
