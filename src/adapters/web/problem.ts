import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Why a request of a program wasn't met: RFC 9457 problem details. The status says what kind it is. */
export function problem(context: Context, status: ContentfulStatusCode, detail: string): Response {
  const body = { type: 'about:blank', status, detail };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
