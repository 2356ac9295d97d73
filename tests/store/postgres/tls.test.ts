import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../../../src/core/ports/store.ts';
import { openTestStore } from '../../support/open-test-store.ts';

/** The message that asks for TLS; https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const NO_TLS = 'N';

describe('PostgreSQL over the network', () => {
  it.each(['verify-full', 'no-verify'])(
    'with sslmode=%s is told nothing where there is no TLS',
    async (mode) => {
      const heard: Buffer[] = [];
      const server = createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (data) => {
          heard.push(data);
          socket.write(NO_TLS);
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(() => {
        server.close();
      });
      const { port } = server.address() as AddressInfo;
      const url = `postgres://kursk:hunter2@127.0.0.1:${port}/kursk?sslmode=${mode}`;
      const store = await openTestStore({ kind: 'postgres', url });
      await expect(store.checkHealth()).rejects.toThrow(StoreUnavailable);
      expect(heard.length).toBeGreaterThan(0);
      for (const message of heard) expect(message).toEqual(SSL_REQUEST);
    },
  );
});
