import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { WebDependencies } from '../web-dependencies.ts';

/**
 * Endpoints for operators: whether the process is alive, whether everything works, and metrics. If a token is configured, the
 * metrics and the details of what doesn't work require it.
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
    const visible = isOperator(context) ? { status, checks } : { status };
    return context.json(visible, status === 'unready' ? 503 : 200, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (context) => {
    if (!isOperator(context))
      return context.text('METRICS_TOKEN is required.\n', 401, { 'www-authenticate': 'Bearer' });
    return context.body(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

/** Whether an `Authorization` header has this bearer token. Takes the same time whatever it has, so that the token can't be guessed. */
function isToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${token}`));
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
