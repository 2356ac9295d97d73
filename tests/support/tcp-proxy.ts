import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { postgres } from './databases.ts';

/** A line to a server of this machine that can be disturbed. */
export interface TcpProxy {
  readonly port: number;
  /** Ends every connection, in the middle of what it was at. */
  readonly cut: () => void;
  /** Ends every connection, and lets nobody in until `restore`. */
  readonly block: () => void;
  /** Keeps connections, and new ones, and says nothing on any until `restore`. */
  readonly silence: () => void;
  readonly restore: () => void;
  /** Takes so much longer, in milliseconds, each way. */
  readonly slow: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
}

/** Opens a line to a port of loopback. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let delay = 0;
  let state: 'open' | 'blocked' | 'silent' = 'open';
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (state === 'blocked') {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('data', (data) => {
        if (state === 'silent') return;
        if (delay === 0) other.write(data);
        else setTimeout(() => other.writable && other.write(data), delay);
      });
      socket.on('end', () => {
        if (state !== 'silent') other.end();
      });
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');

  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: address.port,
    cut,
    block() {
      state = 'blocked';
      cut();
    },
    silence() {
      state = 'silent';
    },
    restore() {
      // What was swallowed is missing: no connection of the silence can go on.
      if (state === 'silent') cut();
      state = 'open';
    },
    slow(milliseconds) {
      delay = milliseconds;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A new database on the PostgreSQL server, and a line to it. */
export async function behindProxy(): Promise<{ url: string; proxy: TcpProxy }> {
  if (postgres === null) throw new Error('There is no server.');
  const database = await postgres.create();
  if (database.kind !== 'postgres') throw new Error('It is a server.');
  const address = new URL(database.url);
  const proxy = await startTcpProxy(Number(address.port));
  onTestFinished(proxy.close);
  address.port = String(proxy.port);
  return { url: address.href, proxy };
}
