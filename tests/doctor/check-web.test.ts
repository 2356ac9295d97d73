import { describe, expect, it, onTestFinished } from 'vitest';
import { VERSION } from '../../src/config/version.ts';
import { freePort } from '../support/loopback.ts';
import { MILL } from '../support/mill-talk.ts';
import { sendRequest } from '../support/send-request.ts';
import { page, servePages } from '../support/serve-pages.ts';
import { serveWeb } from '../support/serve-web.ts';
import { APP_TOKEN, TEAM } from '../support/slack/teams.ts';
import { examine } from './examine.ts';

const API = '/api/openapi.json';

/** Of somebody who is named like this bot, in another version. */
function described(version: string) {
  return page(JSON.stringify({ info: { title: 'Kursk bot', version } }), 'application/json');
}

describe('the port', () => {
  it('is free', async () => {
    const port = await freePort();
    expect((await examine({ PORT: String(port) })).get('port')).toEqual({
      status: 'ok',
      found: `Port ${port} of 127.0.0.1 is free for the service.`,
    });
  });

  it('may be any', async () => {
    expect((await examine({ PORT: '0' })).get('port')?.status).toBe('ok');
  });

  it('is that of a service that runs', async () => {
    const { address, stop } = await serveWeb([MILL], { version: VERSION });
    onTestFinished(stop);
    const { port } = new URL(address);
    expect((await examine({ PORT: port })).get('port')).toEqual({
      status: 'ok',
      found: `Kursk ${VERSION} listens on port ${port} of 127.0.0.1.`,
    });
  });

  it.each([
    ['unready', 'fail'],
    ['degraded', 'warn'],
  ] as const)('is that of a service that is %s, and says why', async (status, found) => {
    const why = 'Slack ended the connection (link_disabled). Turn it on.';
    const health = async () => ({ status, checks: { web: 'ok', slack: why } });
    const { address, stop } = await serveWeb([MILL], { version: VERSION, health });
    onTestFinished(stop);
    const { port } = new URL(address);
    expect((await examine({ PORT: port })).get('port')).toEqual({
      status: found,
      found: `Kursk ${VERSION} listens on port ${port} of 127.0.0.1, and is ${status}: slack: ${why}`,
      fix: 'Do what it says; the log of the service has more.',
    });
  });

  it('is somebody else’s', async () => {
    const { port } = new URL(await servePages({}));
    expect((await examine({ PORT: port })).get('port')).toEqual({
      status: 'fail',
      found: `Port ${port} of 127.0.0.1 can’t be listened on: address already in use.`,
      fix: 'Set PORT or HOST to something else.',
    });
  });

  it('is of an address that this machine doesn’t have', async () => {
    expect((await examine({ HOST: '192.0.2.1' })).get('port')?.status).toBe('fail');
  });
});

describe('the public address', () => {
  it('leads to this version', async () => {
    const { address, stop } = await serveWeb([MILL], { version: VERSION });
    onTestFinished(stop);
    expect((await examine({ PUBLIC_URL: address })).get('public-url')).toEqual({
      status: 'ok',
      found: 'This version of Kursk answers at PUBLIC_URL.',
    });
  });

  it('leads to another version', async () => {
    const PUBLIC_URL = await servePages({ [API]: described('0.0.1') });
    expect((await examine({ PUBLIC_URL })).get('public-url')).toMatchObject({
      status: 'warn',
      found: `Kursk 0.0.1 answers at PUBLIC_URL, and this is ${VERSION}.`,
      fix: expect.stringContaining('Restart'),
    });
  });

  it.each([
    ['/', '', 404],
    [API, '{"info":{"title":"Petstore","version":"1"}}', 200],
  ])('leads to somebody else, who has %s', async (path, body, status) => {
    const PUBLIC_URL = await servePages({ [path]: page(body) });
    expect((await examine({ PUBLIC_URL })).get('public-url')).toMatchObject({
      status: 'fail',
      found: `Something other than Kursk answers at PUBLIC_URL (status ${status}).`,
    });
  });

  it('leads to this version, which doesn’t know the name that a proxy calls it by', async () => {
    const { address, stop } = await serveWeb([MILL], { version: VERSION });
    onTestFinished(stop);
    const PUBLIC_URL = await servePages({
      [API]: (_, response) => {
        sendRequest(address + API, { host: 'upstream' }).then(
          ({ status, text }) => response.writeHead(status).end(text),
          () => response.destroy(),
        );
      },
    });
    expect((await examine({ PUBLIC_URL })).get('public-url')).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('ALLOWED_HOSTS'),
    });
  });

  it('leads nowhere', async () => {
    const PUBLIC_URL = `http://127.0.0.1:${await freePort()}`;
    expect((await examine({ PUBLIC_URL })).get('public-url')).toMatchObject({
      status: 'warn',
      found: 'Nothing answers at PUBLIC_URL when asked from this machine (ECONNREFUSED).',
      fix: expect.stringContaining('Start the service'),
    });
  });

  it('leads to somebody who is silent', async () => {
    const PUBLIC_URL = await servePages({ [API]: () => {} });
    expect((await examine({ PUBLIC_URL }, { requestTimeout: 300 })).get('public-url')).toMatchObject({
      status: 'warn',
      found: 'Nothing answers at PUBLIC_URL when asked from this machine (no reply in time).',
    });
  });

  it('isn’t encrypted', async () => {
    expect((await examine({ PUBLIC_URL: 'http://kursk.invalid' })).get('public-url')).toMatchObject({
      status: 'warn',
      found: 'What people ask and read at http://kursk.invalid isn’t encrypted in transit.',
    });
  });

  it('is needed where platforms send requests', async () => {
    const http = { DISCORD_APPLICATION_ID: '1'.repeat(17), DISCORD_PUBLIC_KEY: 'f'.repeat(64) };
    const nowhere = { DISCORD_API_URL: `http://127.0.0.1:${await freePort()}` };
    const found = async (PUBLIC_URL: string) =>
      (await examine({ ...http, ...nowhere, PUBLIC_URL })).get('public-url');
    expect(await found('')).toMatchObject({
      status: 'warn',
      found: 'PUBLIC_URL isn’t set, though Discord must reach the bot.',
    });
    for (const address of ['http://kursk.invalid', 'https://localhost:3000', 'http://127.0.0.1:3000'])
      expect(await found(address)).toMatchObject({
        status: 'fail',
        found: `Discord can’t reach ${address}: the address must be public, and begin with https.`,
      });
  });

  it('isn’t needed where nobody does', async () => {
    const socket = { SLACK_BOT_TOKEN: TEAM.token, SLACK_APP_TOKEN: APP_TOKEN };
    const nowhere = { SLACK_API_URL: `http://127.0.0.1:${await freePort()}` };
    expect((await examine({ ...socket, ...nowhere })).get('public-url')?.status).toBe('skip');
  });
});
