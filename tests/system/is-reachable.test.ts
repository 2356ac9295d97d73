import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isReachable } from '../../src/system/is-reachable.ts';
import { freePort, listenOn } from '../support/loopback.ts';

it('tells whether a server takes connections', async () => {
  const server = createServer();
  const address = await listenOn(server);
  expect(await isReachable(`${address}/api/`)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isReachable(address)).toBe(false);
  expect(await isReachable(`ws://127.0.0.1:${await freePort()}/`)).toBe(false);
  expect(await isReachable('https://nowhere.invalid')).toBe(false);
});
