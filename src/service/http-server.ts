import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/variable.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { Adapter, Route } from './platforms.ts';

/** Slower clients are cut off. In milliseconds. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 };

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
  const server = createServer(TIMEOUTS, listener);
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
 * @param otherwise answers requests that no adapter has a route for
 * @param report receives what a handler threw
 */
export function createRouter(
  adapters: readonly Pick<Adapter, 'routes'>[],
  isConnected: () => boolean,
  otherwise: Route['handle'],
  report: (error: unknown) => void,
): RequestListener {
  const handlerOf = (path: string) =>
    adapters.flatMap(({ routes }) => routes).find((route) => route.path === path)?.handle ?? otherwise;

  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!isConnected() && !PROBE_PATHS.has(path)) {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    try {
      handlerOf(path)(request, response);
    } catch (error) {
      report(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  };
}
