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
  /** Somebody deletes a message. */
  readonly retract: (id: string) => void;
  readonly close: () => Promise<void>;
}

/** @param shards how many shards it recommends */
export async function openLoopbackDiscord(shards = 1): Promise<LoopbackDiscord> {
  const server = createServer();
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const written: { readonly channel: unknown; readonly data: object }[] = [];
  const rest = createRest(
    () => `ws://${address()}`,
    shards,
    (channel) => written.filter((one) => one.channel === channel).map(({ data }) => data),
  );
  const opened = createGateway(() => `ws://${address()}`);
  const gateway: Gateway = {
    ...opened,
    dispatch(type, data, shard) {
      if (type === 'MESSAGE_CREATE') remember(data);
      opened.dispatch(type, data, shard);
    },
  };

  /** What is dispatched again is written once. */
  function remember(data: object): void {
    const { id, channel_id: channel } = Object(data);
    if (!written.some((one) => Object(one.data).id === id)) written.push({ channel, data });
  }

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
    retract(id) {
      const place = written.findIndex((one) => Object(one.data).id === id);
      if (place >= 0) written.splice(place, 1);
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
