import type { RequestListener } from 'node:http';
import type { Adapter, Route } from './adapter.ts';

/**
 * Hands each request to the adapter that has its path, and all others on. A handler that throws costs its request alone.
 *
 * @param adapters may grow while they are connected
 * @param otherwise answers what no adapter has a route for
 * @param report told what a handler threw
 */
export function createFrontDoor(
  adapters: readonly Pick<Adapter, 'routes'>[],
  otherwise: Route['handle'],
  report: (error: unknown) => void,
): RequestListener {
  const handlerOf = (path: string) =>
    adapters.flatMap(({ routes }) => routes).find((route) => route.path === path)?.handle ?? otherwise;

  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    try {
      handlerOf(path)(request, response);
    } catch (error) {
      report(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  };
}
