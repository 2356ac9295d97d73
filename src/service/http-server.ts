import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../commands/command-context.ts';
import type { Config } from '../config/config.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { Adapter, Route } from './platforms.ts';

/** Whoever sends more slowly is cut off. In milliseconds. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 };

/** Every address of this machine, and what to call that. */
const WILDCARD_HOSTS = new Map([
  ['0.0.0.0', 'localhost'],
  ['::', 'localhost'],
]);

export interface HttpServer {
  /** Where to point a browser on this machine, without a slash at the end. */
  readonly address: string;
  /** Takes no new connections, and resolves when all requests are answered. */
  readonly close: () => Promise<void>;
  /** Ends all connections at once. */
  readonly closeAllConnections: () => void;
}

/** Listens for HTTP. @throws Refusal when it can't there */
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
    throw new Refusal(
      `The service can't listen on port ${port} of ${host}: ${describeSystemError(cause)}. ${hint}`,
      {
        cause,
      },
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

/** What watches over the service asks from its start on. */
const PROBE_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Hands each request to the adapter that has its path, and all others on. A handler that throws costs its request alone. Until all
 * platforms are connected it says 503, so that whoever sends goes elsewhere or comes again: a 404 is final.
 *
 * @param adapters may grow while they are connected
 * @param isConnected whether they all are
 * @param otherwise answers what no adapter has a route for
 * @param report told what a handler threw
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
