import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * The address a request came from. Behind so many reverse proxies, what the outermost of them saw: whatever is further left in
 * the header, anybody may have written.
 */
export function addressOf(context: Context<{ Bindings: Partial<HttpBindings> }>, proxies: number): string {
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = proxies === 0 ? '' : (forwarded.at(-proxies) ?? '');
  return seen === '' ? (context.env.incoming?.socket.remoteAddress ?? '') : seen;
}
