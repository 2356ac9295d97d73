import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebDependencies } from '../../../src/adapters/web/web-dependencies.ts';
import { articleOf } from '../../support/articles.ts';
import { MILL } from '../../support/mill-talk.ts';
import { type ServedWeb, serveWeb } from '../../support/serve-web.ts';

const ASKED = '/api/ask?question=mill';
const ONE = { tokens: 1, per: 60_000 };
/** A question costs as much as five pages, so these are ten. */
const TWO = { tokens: 2, per: 60_000 };

let web: ServedWeb;

beforeEach(async () => {
  web = await serveWeb([MILL]);
});
afterEach(() => web.stop());

describe('a limit of addresses', () => {
  it.each([
    ['addresses of one IPv6 network', ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::9']],
    ['ports of one IPv4 address', ['192.0.2.1:1', '192.0.2.1:2', '192.0.2.1']],
    ['ports of one IPv6 address', ['[2001:db8::1]:1', '[2001:db8::1]:2', '2001:db8::1']],
    ['IPv4 within IPv6', ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201']],
    ['spellings of one address', ['2001:DB8::1', '2001:db8:0::1', '2001:0db8::0001']],
    ['zones of one link', ['fe80::1%eth0', 'fe80::1%eth1', 'fe80::1']],
    ['what is no address', ['unknown', '_hidden', 'made-up']],
    ['numbers that some take for addresses', ['1', '2', '0x7f.1']],
  ])('counts as one: %s', async (_, addresses) => {
    await serveAgain({ addressLimit: ONE, proxies: 1 });
    const statuses = [];
    for (const address of addresses) statuses.push(await statusOf(ASKED, address));
    expect(statuses).toEqual([200, 429, 429]);
  });

  it('counts networks apart', async () => {
    await serveAgain({ addressLimit: ONE, proxies: 1 });
    const addresses = ['2001:db8::1', '2001:db8:0:1::1', '192.0.2.1', '192.0.2.2'];
    for (const address of addresses) expect(await statusOf(ASKED, address)).toBe(200);
  });

  it.each([
    ['/', 200],
    ['/articles/mill', 200],
    ['/articles/nowhere', 404],
  ])('counts the page %s, and leaves questions be', async (path, status) => {
    await serveAgain({ addressLimit: TWO });
    const statuses = [];
    for (let read = 0; read < 11; read++) statuses.push(await statusOf(path));
    expect(statuses).toEqual([...Array(10).fill(status), 429]);
    expect(await statusOf(ASKED)).toBe(200);
  });

  it.each([
    ['that costs more than half of it', 6],
    ['that costs more than all of it, but shows it once', 12],
  ])('counts an article by its length: one %s', async (_, paragraphs) => {
    const long = articleOf(Array(paragraphs).fill('a'.repeat(100_000)), { id: 'long' });
    await serveAgain({ addressLimit: TWO }, [long]);
    expect([await statusOf('/articles/long'), await statusOf('/articles/long')]).toEqual([200, 429]);
  });

  it('says in words and in a header when to come back', async () => {
    await serveAgain({ addressLimit: ONE });
    for (let read = 0; read < 5; read++) await statusOf('/');
    const response = await fetch(`${web.address}/`);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(await response.text()).toContain(`in ${seconds} seconds`);
  });
});

async function serveAgain(parts: Partial<WebDependencies>, articles = [MILL]): Promise<void> {
  await web.stop();
  web = await serveWeb(articles, parts);
}

async function statusOf(path: string, address?: string): Promise<number> {
  const headers: Record<string, string> = address === undefined ? {} : { 'x-forwarded-for': address };
  const response = await fetch(web.address + path, { headers });
  await response.arrayBuffer();
  return response.status;
}
