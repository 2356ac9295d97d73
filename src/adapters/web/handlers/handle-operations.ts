import type { Context, Hono } from 'hono';
import { isBearer } from '../../tokens.ts';
import { isFromThisMachine, requestOf } from '../client-address.ts';
import { isLoopbackHost } from '../known-hosts.ts';
import { words } from '../rendering/web-words.ts';
import type { WebDependencies } from '../web-dependencies.ts';

type OperationsDependencies = Pick<
  WebDependencies,
  'health' | 'metrics' | 'metricsToken' | 'proxies' | 'publicUrl'
>;

/**
 * Endpoints for operators: whether the process is alive, whether everything works, and metrics. The metrics, and the details of what
 * doesn't work, are for whoever sends the token; without a token, for programs on this machine. Orchestrators call them by addresses
 * that nobody has configured, so `/healthz` and `/readyz` answer to any `Host`: what they say to everybody is of no use to a stranger.
 *
 * @param isKnownHost whether a request names this service
 */
export function handleOperations(
  app: Hono,
  { health, metrics, metricsToken, proxies, publicUrl }: OperationsDependencies,
  isKnownHost: (context: Context) => boolean,
): void {
  // The service itself speaks no TLS. Where people reach it by https, there is a proxy; unless PROXIES says that it names its
  // clients, they can't be told from programs on this machine.
  const isProxySilent = proxies === 0 && publicUrl !== null && publicUrl.startsWith('https:');

  function isOperator(context: Context): boolean {
    if (metricsToken !== null) return isBearer(context.req.header('authorization'), metricsToken);
    // A page in a browser on this machine comes from it as well, by a name of its own.
    return (
      !isProxySilent && isFromThisMachine(requestOf(context)) && isLoopbackHost(context.req.header('host'))
    );
  }

  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    const { status, checks } = await health();
    const visible = isOperator(context) ? { status, checks } : { status };
    return context.json(visible, status === 'unready' ? 503 : 200, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (context) => {
    if (isOperator(context))
      return context.body(await metrics(), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      });
    if (!isKnownHost(context)) return context.text(`${words.unknownHost}\n`, 421);
    if (metricsToken === null)
      return context.text('Set METRICS_TOKEN to read this from anywhere but this machine.\n', 403);
    return context.text('METRICS_TOKEN is required.\n', 401, { 'www-authenticate': 'Bearer' });
  });
}
