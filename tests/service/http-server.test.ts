import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Allowance } from '../../src/core/ports/rate-limiter.ts';
import { createRouter } from '../../src/service/http-server.ts';
import type { Adapter, Route } from '../../src/service/platforms.ts';

const says =
  (text: string): Route['handle'] =>
  (_, response) => {
    response.end(text);
  };

describe('the front door', () => {
  const adapters: Pick<Adapter, 'routes'>[] = [];
  const reported: unknown[] = [];
  let isConnected: boolean;
  let address: string;
  let admitted: number;

  beforeEach(async () => {
    adapters.length = 0;
    reported.length = 0;
    isConnected = true;
    admitted = 0;
    const admit = async (): Promise<Allowance> =>
      ++admitted > 1 ? { isAllowed: false, retryIn: 1_500 } : { isAllowed: true };
    const report = (error: unknown) => reported.push(error);
    const door = createRouter(adapters, () => isConnected, { handle: says('the web'), admit }, report);
    const server = createServer(door).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  it('hands a path to whoever has a route for it, as soon as they have, and all others to the web', async () => {
    expect(await read('/slack/events')).toEqual([200, 'the web']);
    adapters.push({ routes: [{ path: '/slack/events', handle: says('Slack') }] });
    expect(await read('/slack/events?retry=1')).toEqual([200, 'Slack']);
    expect(await read('/slack/events/more')).toEqual([200, 'the web']);
    expect(reported).toEqual([]);
  });

  it('sends everybody elsewhere until all platforms are connected, but who watches over the service', async () => {
    isConnected = false;
    expect(await read('/slack/events')).toEqual([503, '']);
    expect(await read('/')).toEqual([503, '']);
    expect(await read('/healthz')).toEqual([200, 'the web']);
    expect(await read('/readyz')).toEqual([200, 'the web']);
    isConnected = true;
    expect(await read('/')).toEqual([200, 'the web']);
  });

  it('counts requests for pages of platforms, and none that a platform signs', async () => {
    adapters.push({
      routes: [
        { path: '/slack/install', handle: says('install'), isPage: true },
        { path: '/slack/events', handle: says('Slack') },
      ],
    });
    expect(await read('/slack/install')).toEqual([200, 'install']);
    expect(await read('/slack/install')).toEqual([429, '']);
    expect(await read('/slack/events')).toEqual([200, 'Slack']);
    expect(admitted).toBe(2);
  });

  it('lets a handler that throws cost its own request alone', async () => {
    const fault = new Error('made to fail');
    const handle = () => {
      throw fault;
    };
    adapters.push({ routes: [{ path: '/broken', handle }] });
    expect(await read('/broken')).toEqual([500, '']);
    expect(await read('/')).toEqual([200, 'the web']);
    expect(reported).toEqual([fault]);
  });

  async function read(path: string): Promise<[number, string]> {
    const response = await fetch(address + path);
    return [response.status, await response.text()];
  }
});
