import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../commands/refusal.ts';
import type { Config } from '../config.ts';
import { reasonOf } from '../corpus/reason-of.ts';

/** Whoever sends more slowly is cut off. In milliseconds. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 };

/** Every address of this machine, and what to call that. */
const ANYWHERE = new Map([
  ['0.0.0.0', 'localhost'],
  ['::', 'localhost'],
]);

export interface Listening {
  /** Where to point a browser on this machine, without a slash at the end. */
  readonly address: string;
  /** Takes no new connections, and resolves when all requests are answered. */
  readonly close: () => Promise<void>;
  /** Ends all connections at once. */
  readonly cutOff: () => void;
}

/** Listens for HTTP. @throws Refusal when it can't there */
export async function listen(
  listener: RequestListener,
  { host, port }: Config['server'],
): Promise<Listening> {
  const server = createServer(TIMES, listener);
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const hint = 'Set PORT or HOST to another.';
    throw new Refusal(`The service can't listen on port ${port} of ${host}: ${reasonOf(cause)}. ${hint}`, {
      cause,
    });
  }
  const { port: listened } = server.address() as AddressInfo;
  const name = ANYWHERE.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  return {
    address: `http://${name}:${listened}`,
    async close() {
      server.close();
      await once(server, 'close');
    },
    cutOff: () => server.closeAllConnections(),
  };
}
