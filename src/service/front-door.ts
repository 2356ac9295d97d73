import type { RequestListener } from 'node:http';
import type { Adapter, Route } from './adapter.ts';

/** What watches over the service asks from its start on. */
const WATCHED: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Hands each request to the adapter that has its path, and all others on. A handler that throws costs its request alone. Until all
 * platforms are connected it says 503, so that whoever sends goes elsewhere or comes again: a 404 is final.
 *
 * @param adapters may grow while they are connected
 * @param isConnected whether they all are
 * @param otherwise answers what no adapter has a route for
 * @param report told what a handler threw
 */
export function createFrontDoor(
  adapters: readonly Pick<Adapter, 'routes'>[],
  isConnected: () => boolean,
  otherwise: Route['handle'],
  report: (error: unknown) => void,
): RequestListener {
  const handlerOf = (path: string) =>
    adapters.flatMap(({ routes }) => routes).find((route) => route.path === path)?.handle ?? otherwise;

  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!isConnected() && !WATCHED.has(path)) {
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
