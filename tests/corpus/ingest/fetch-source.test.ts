import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type FetchSettings, fetchSource, isPublicAddress } from '../../../src/corpus/ingest/fetch-source.ts';
import { page, redirect, servePages } from '../../support/serve-pages.ts';

const OPEN: FetchSettings = { userAgent: 'kursk', isAllowed: () => true };
const GUARDED: FetchSettings = { userAgent: 'kursk', isAllowed: isPublicAddress };
/** One address of this machine stands for the public internet. */
const HALF_OPEN: FetchSettings = { ...OPEN, isAllowed: (address) => address === '127.0.0.1' };

describe('a fetched page', () => {
  it('is what stands where redirects lead, unpacked, with its type and language', async () => {
    const site = await servePages({
      '/old': redirect('/older', 301),
      '/older': redirect('new', 307),
      '/new': (_, response) => {
        response.writeHead(200, {
          'content-type': 'text/html; charset=iso-8859-1',
          'content-encoding': 'gzip',
          'content-language': 'en-GB',
        });
        response.end(gzipSync('<p>The mill.</p>'));
      },
    });
    const source = await fetchSource(`${site}/old#part`, OPEN);
    expect({ ...source, bytes: Buffer.from(source.bytes).toString() }).toEqual({
      name: `${site}/old`,
      url: `${site}/new`,
      bytes: '<p>The mill.</p>',
      contentType: 'text/html; charset=iso-8859-1',
      language: 'en-GB',
    });
  });

  it.each<[string, string, Partial<FetchSettings>, RegExp]>([
    ['isn’t there', '/none', {}, /The server answers 404 Not Found/],
    ['is redirected without end', '/circle', {}, /redirect count exceeded/],
    ['is redirected to no web address', '/file', {}, /can't be fetched/],
    ['is too long', '/long', { maxBytes: 2 ** 20 }, /It is longer than 1 MB\./],
    ['is too long once it is unpacked', '/bomb', { maxBytes: 2 ** 20 }, /It is longer than 1 MB\./],
    ['never comes', '/never', { timeout: 300 }, /It takes longer than 0\.3 s\./],
    ['comes drop by drop', '/drops', { timeout: 300 }, /It takes longer than 0\.3 s\./],
    ['breaks off', '/broken', {}, /can't be fetched/],
  ])('that %s is refused in a sentence', async (_, path, settings, reason) => {
    const site = await servePages({
      '/circle': redirect('/circle'),
      '/file': redirect('file:///etc/passwd'),
      '/long': page('a'.repeat(2 ** 21)),
      '/bomb': (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(2 ** 24)));
      },
      '/never': () => {},
      '/drops': (_request, response) => {
        const drops = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(drops));
      },
      '/broken': (_request, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('a');
        setTimeout(() => response.destroy(), 20);
      },
    });
    const fetched = fetchSource(site + path, { ...OPEN, ...settings });
    await expect(fetched).rejects.toMatchObject({
      name: 'SourceError',
      message: expect.stringMatching(reason),
    });
  });

  it('says why it can’t be reached at any of the addresses of its name', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    const settings = { ...OPEN, resolve: async () => ['127.0.0.1', '127.0.0.2'] };
    await expect(fetchSource(`http://mill.example:${port}/`, settings)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('may be nothing at all', async () => {
    const site = await servePages({ '/': (_, response) => response.writeHead(204).end() });
    expect((await fetchSource(site, OPEN)).bytes).toHaveLength(0);
  });

  it('is not fetched from what is no address', async () => {
    await expect(fetchSource('the mill', OPEN)).rejects.toThrow('It is no web address.');
  });

  it('is not fetched with a name or password in its address', async () => {
    await expect(fetchSource('http://ada:pass@127.0.0.1/', OPEN)).rejects.toThrow(/name or password/);
  });
});

describe('an address that isn’t of the public internet', () => {
  it.each([
    'http://127.0.0.1:8099/',
    'http://localhost:8099/',
    'http://2130706433:8099/',
    'http://0x7f.1:8099/',
    'http://0.0.0.0:8099/',
    'http://[::1]:8099/',
    'http://[::ffff:127.0.0.1]:8099/',
    'http://[64:ff9b::7f00:1]:8099/',
    'http://[fe80::1]:8099/',
    'http://[fd00::1]:8099/',
    'http://10.0.0.1:8099/',
    'http://172.16.0.1:8099/',
    'http://192.168.0.1:8099/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1:8099/',
    // IPv4 in an IPv6 form that is no longer used, what is to be discarded, segment routing, and nobody's.
    'http://[::7f00:1]:8099/',
    'http://[::a9fe:a9fe]:8099/',
    'http://[100:0:0:1::1]:8099/',
    'http://[5f00::1]:8099/',
    'http://[4000::1]:8099/',
    'http://[fec0::1]:8099/',
    'http://[3fff::1]:8099/',
    'http://[2001:db8::1]:8099/',
    'http://[2002:7f00:1::]:8099/',
  ])('is refused before anything connects to it: %s', async (address) => {
    await expect(fetchSource(address, GUARDED)).rejects.toThrow(
      /is not an address of the public internet\. Say --allow-private/,
    );
  });

  it('is told from those that are', () => {
    const given = [
      '93.184.215.14',
      '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
      '::ffff:93.184.215.14',
      'nonsense',
    ];
    expect(given.map(isPublicAddress)).toEqual([true, true, true, false]);
  });

  it('is refused where a redirect leads to it, also by a name', async () => {
    const reached: string[] = [];
    const site = await servePages({
      '/inner': (request, response) => {
        reached.push(request.headers.host ?? '');
        response.end('secret');
      },
      '/to-address': (request, response) =>
        redirect(`http://127.0.0.2:${request.socket.localPort}/inner`)(request, response),
      '/to-name': (request, response) =>
        redirect(`http://inner.example:${request.socket.localPort}/inner`)(request, response),
    });
    const settings = { ...HALF_OPEN, resolve: async () => ['127.0.0.2'] };
    for (const path of ['/to-address', '/to-name']) {
      await expect(fetchSource(site + path, settings)).rejects.toThrow(
        /not an address of the public internet/,
      );
    }
    expect(reached).toEqual([]);
  });

  it('is refused where a name has none at all', async () => {
    const settings = { ...HALF_OPEN, resolve: async () => [] };
    await expect(fetchSource('http://nobody.example:8099/', settings)).rejects.toThrow(/not an address/);
  });

  it('is refused where a name has it among others', async () => {
    const settings = { ...HALF_OPEN, resolve: async () => ['127.0.0.1', '10.0.0.1'] };
    await expect(fetchSource('http://mixed.example:8099/', settings)).rejects.toThrow(/not an address/);
  });

  it('isn’t connected to when a name resolves to it only the second time', async () => {
    const site = await servePages({ '/': page('<p>Public.</p>') });
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return answers[asked.length - 1] ?? [];
    };
    const address = `http://rebound.example:${new URL(site).port}/`;
    const { bytes } = await fetchSource(address, { ...HALF_OPEN, resolve });
    expect(Buffer.from(bytes).toString()).toBe('<p>Public.</p>');
    // What was checked is what was connected to: nobody asked again in between.
    expect(asked).toEqual(['rebound.example']);
    await expect(fetchSource(address, { ...HALF_OPEN, resolve })).rejects.toThrow(/not an address/);
  });
});
