import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway, type Gateway } from './gateway.ts';
import { createRest, type Rest } from './rest.ts';

/** A Discord on this machine: REST API and gateway on one port. */
export interface LoopbackDiscord {
  readonly apiUrl: string;
  readonly rest: Rest;
  readonly gateway: Gateway;
  readonly close: () => Promise<void>;
}

/** @param shards how many shards it recommends */
export async function openLoopbackDiscord(shards = 1): Promise<LoopbackDiscord> {
  const server = createServer();
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rest = createRest(() => `ws://${address()}`, shards);
  const gateway = createGateway(() => `ws://${address()}`);
  server.on('request', (request, response) => {
    rest.handle(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  server.on('upgrade', gateway.upgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://${address()}/api`,
    rest,
    gateway,
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
