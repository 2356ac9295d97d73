import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { startHttpServer } from '../../src/service/http-server.ts';

/** Longer than a machine is ever busy with something else. In milliseconds. */
const LENIENCE = 4_000;
const BETWEEN_BYTES = 200;

const HEAD = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 16000\r\n\r\n';

describe('a client that is slow on purpose', () => {
  it.concurrent.for([
    ['says nothing', '', '', 5_000],
    ['sends headers byte by byte', 'GET / HTTP/1.1\r\nhost: localhost\r\nx: ', 'x', 5_000],
    ['sends a body byte by byte', HEAD, 'x', 10_000],
  ] as const)(
    'and %s is cut off after seconds',
    { timeout: 30_000 },
    async ([_, head, drop, limit], { expect, onTestFinished }) => {
      const server = await startHttpServer(
        (request, response) => {
          request.resume().on('end', () => response.end());
        },
        { host: '127.0.0.1', port: 0, proxies: 0, allowedHosts: [], metricsToken: null, adminToken: null },
      );
      const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.resume();
      const closed = once(socket, 'close');
      const began = performance.now();
      socket.write(head);
      const dripping = setInterval(() => socket.write(drop), BETWEEN_BYTES);
      onTestFinished(() => {
        clearInterval(dripping);
        socket.destroy();
        return server.close();
      });
      await Promise.race([closed, wait(limit + LENIENCE)]);
      expect(socket.closed).toBe(true);
      expect(performance.now() - began).toBeGreaterThan(limit / 2);
    },
  );
});
