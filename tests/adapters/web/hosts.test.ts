import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../../src/adapters/web/handlers/handle-api.ts';
import type { WebDependencies } from '../../../src/adapters/web/web-dependencies.ts';
import { sendRaw } from '../../support/loopback.ts';
import { MILL } from '../../support/mill-talk.ts';
import { type ReceivedResponse, sendRequest } from '../../support/send-request.ts';
import { type ServedWeb, serveWeb } from '../../support/serve-web.ts';

/** What an attacker's page can have its own name lead to, for a browser on this machine. */
const REBOUND = 'evil.example:3000';

const READABLE = [
  ...['/', '/articles/mill', '/ask?q=mill', '/help', '/sources', '/privacy'],
  ...['/api/ask?question=mill', '/api/openapi.json', '/metrics', '/nowhere'],
];

let web: ServedWeb;

beforeEach(async () => {
  web = await serveWeb([MILL]);
});
afterEach(() => web.stop());

describe('a page that has its name lead to this machine', () => {
  it.each(READABLE)('reads nothing of %s, and is told what to set', async (path) => {
    const { status, text } = await get(path, REBOUND);
    expect([status, text]).toEqual([421, expect.stringMatching(/PUBLIC_URL.*ALLOWED_HOSTS/)]);
    expect(text).not.toContain('Miller');
  });

  it('gets its refusal as a problem from the API', async () => {
    const { text } = await get('/api/ask?question=mill', REBOUND);
    expect(problemSchema.parse(JSON.parse(text))).toMatchObject({ status: 421 });
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'notlocalhost',
    'localhost@evil.example',
    'evil.example#localhost',
    'evil.example/localhost',
    '10.0.0.1',
    '[2001:db8::1]',
  ])('gets in under no name like "%s"', async (host) => {
    expect([400, 421]).toContain((await get('/articles/mill', host)).status);
  });

  it('learns no details of what doesn’t work', async () => {
    const { status, text } = await get('/readyz', REBOUND);
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ready' }]);
  });

  it('isn’t taken for a proxy that knows the host', async () => {
    const headers = { host: REBOUND, 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' };
    expect((await sendRequest(`${web.address}/`, headers)).status).toBe(421);
  });
});

describe('the web', () => {
  it.each([
    ...['localhost', 'LOCALHOST:80', 'localhost.:1', 'mill.localhost', '127.0.0.1', '127.8.9.10:1'],
    ...['[::1]:3000'],
  ])('answers by the name of loopback %s', async (host) => {
    expect((await get('/articles/mill', host)).status).toBe(200);
  });

  it('answers by the host of PUBLIC_URL, on any port', async () => {
    await serveAgain({ publicUrl: 'https://Bot.example/kursk' });
    expect(await statusesBy(['bot.example', 'BOT.EXAMPLE', 'bot.example.', 'bot.example:8443'])).toEqual(
      Array(4).fill(200),
    );
    expect(await statusesBy(['example', 'a.bot.example', 'bot.example.evil.example'])).toEqual(
      Array(3).fill(421),
    );
  });

  it('answers by the names and addresses that are allowed', async () => {
    await serveAgain({ allowedHosts: ['bot', '10.0.0.5', 'fd00:0:0::5'] });
    expect(await statusesBy(['bot:3000', '10.0.0.5', '[fd00::5]:3000'])).toEqual(Array(3).fill(200));
    expect(await statusesBy(['10.0.0.6', '[fd00::6]', 'bot.example'])).toEqual(Array(3).fill(421));
  });

  it.each(['10.1.2.3:3000', 'bot', REBOUND])(
    'tells orchestrators under any name whether it is well: %s',
    async (host) => {
      expect(await get('/healthz', host)).toMatchObject({ status: 200, text: 'ok\n' });
      expect((await get('/readyz', host)).status).toBe(200);
    },
  );
});

describe('a request of HTTP/1.0, which names no host', () => {
  it.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/articles/mill', 421],
    ['/metrics', 421],
  ])('for %s gets %i', async (path, status) => {
    const bytes = Buffer.from(`GET ${path} HTTP/1.0\r\n\r\n`);
    expect((await sendRaw(web.address, bytes)).status).toBe(status);
  });
});

async function serveAgain(parts: Partial<WebDependencies>): Promise<void> {
  await web.stop();
  web = await serveWeb([MILL], parts);
}

function statusesBy(hosts: readonly string[]): Promise<number[]> {
  return Promise.all(hosts.map(async (host) => (await get('/help', host)).status));
}

function get(path: string, host: string): Promise<ReceivedResponse> {
  return sendRequest(web.address + path, { host });
}
