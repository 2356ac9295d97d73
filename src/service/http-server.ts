import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebAdapter } from '../adapters/web/create-web.ts';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/variable.ts';
import { secondsUntilRetry } from '../core/ports/rate-limiter.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { Adapter, Route } from './platforms.ts';

/**
 * Slower clients are cut off. In milliseconds: the time for a request's headers, for the whole request with its body, and until the
 * next request on a connection. All bodies are short: pages take 16 KB at most, Slack and Discord a few.
 */
const TIMEOUTS = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 5_000 };

/** How often Node looks for clients that are over their time; by default, only every 30 seconds. In milliseconds. */
const TIMEOUT_CHECK_INTERVAL = 1_000;

/** Hosts that stand for every address of this machine, and what a browser on it calls them. */
const WILDCARD_HOSTS = new Map([
  ['0.0.0.0', 'localhost'],
  ['::', 'localhost'],
]);

export interface HttpServer {
  /** The URL for a browser on this machine, without a slash at the end. */
  readonly address: string;
  /** Accepts no new connections, and resolves when all requests are answered. */
  readonly close: () => Promise<void>;
  /** Cuts all connections at once. */
  readonly closeAllConnections: () => void;
}

/** @throws ConfigError when it can't listen on that host and port */
export async function startHttpServer(
  listener: RequestListener,
  { host, port }: Config['server'],
): Promise<HttpServer> {
  const server = createServer({ ...TIMEOUTS, connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL }, listener);
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const hint = 'Set PORT or HOST to another.';
    throw new ConfigError(
      `The service can't listen on port ${port} of ${host}: ${describeSystemError(cause)}. ${hint}`,
      { cause },
    );
  }
  const { port: listened } = server.address() as AddressInfo;
  const name = WILDCARD_HOSTS.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  return {
    address: `http://${name}:${listened}`,
    async close() {
      server.close();
      await once(server, 'close');
    },
    closeAllConnections: () => server.closeAllConnections(),
  };
}

/** Answered from the start, also while platforms are still being connected: monitoring asks for them. */
const PROBE_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Routes each request by its path. A handler that throws fails its own request only. Until all platforms are connected, the
 * answer is 503, so that the client retries or goes to another replica; a 404 would be final.
 *
 * @param adapters may grow while platforms are being connected
 * @param isConnected whether all platforms are connected
 * @param web answers requests that no adapter has a route for, and counts those for pages
 * @param report receives what a handler threw
 */
export function createRouter(
  adapters: readonly Pick<Adapter, 'routes'>[],
  isConnected: () => boolean,
  web: Pick<WebAdapter, 'handle' | 'admit'>,
  report: (error: unknown) => void,
): RequestListener {
  const routeOf = (path: string): Omit<Route, 'path'> =>
    adapters.flatMap(({ routes }) => routes).find((route) => route.path === path) ?? web;

  async function answer(
    { isPage, handle }: Omit<Route, 'path'>,
    ...[request, response]: Parameters<RequestListener>
  ): Promise<void> {
    const allowance = isPage ? await web.admit(request) : null;
    if (allowance === null || allowance.isAllowed) return handle(request, response);
    response.writeHead(429, { 'retry-after': String(secondsUntilRetry(allowance)) }).end();
  }

  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!isConnected() && !PROBE_PATHS.has(path)) {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    answer(routeOf(path), request, response).catch((error: unknown) => {
      report(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}
