import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { WebDependencies } from '../web-dependencies.ts';

/**
 * For whoever runs the service: whether the process is alive, whether all of it works, and its figures. Where there is a token,
 * the figures, and what it is that doesn't work, are for those who have it.
 */
export function handleOperations(
  app: Hono,
  { health, metrics, metricsToken }: Pick<WebDependencies, 'health' | 'metrics' | 'metricsToken'>,
): void {
  const isOperator = (context: Context) =>
    metricsToken === null || isToken(context.req.header('authorization'), metricsToken);

  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    const { status, checks } = await health();
    const found = isOperator(context) ? { status, checks } : { status };
    return context.json(found, status === 'unready' ? 503 : 200, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (context) => {
    if (!isOperator(context))
      return context.text('This is for whoever has METRICS_TOKEN.\n', 401, { 'www-authenticate': 'Bearer' });
    return context.body(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

/** Whether an `Authorization` header carries this bearer token. How long it takes to say tells nothing of the token. */
function isToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${token}`));
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
