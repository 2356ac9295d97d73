import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { ArticleError, SourceError } from '../../src/corpus/corpus-error.ts';
import { fetchSource } from '../../src/corpus/ingest/fetch-source.ts';
import { readSource } from '../../src/corpus/ingest/read-source.ts';
import { canonicalText } from '../../src/corpus/passage-text.ts';
import { listenOn } from '../support/loopback.ts';
import { fuzzed } from './fuzz.ts';
import { damaged, hostileText } from './hostile-text.ts';

const page = await readFile(new URL('../corpus/formats/samples/news.html', import.meta.url), 'utf8');

/** So long a page may take. In milliseconds. */
const SLOWEST = 2_000;

const value = fc.oneof(
  fc.constantFrom(
    ...[
      'text/html',
      'text/html; charset=utf-16',
      'text/html; charset=',
      'text/html;charset=x-user-defined',
      'application/pdf',
      'text/markdown',
      'x',
    ],
    ...[
      'gzip',
      'br, gzip',
      'deflate',
      'x',
      'chunked',
      '-1',
      '5',
      '1e9',
      'en',
      '\0',
      '/next',
      '//127.0.0.1:1/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'http://',
      '?',
    ],
  ),
  hostileText.map((text) => text.replaceAll(/[\r\n]/g, ' ').slice(0, 300)),
);
const header = fc.tuple(
  fc.constantFrom(
    'content-type',
    'content-encoding',
    'content-language',
    'content-length',
    'transfer-encoding',
    'location',
    'x',
  ),
  value,
);
const answer = fc.record({
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constant('200 OK') },
    { weight: 3, arbitrary: fc.constantFrom('301 M', '302', '404 x', '204', '304', '999 \u0001', '20', '') },
  ),
  headers: fc.array(header, { maxLength: 4 }),
  body: fc.oneof(damaged(page.slice(0, 3_000)), hostileText).map((text) => Buffer.from(text)),
});

it('whatever a server sends, `kursk add` has a sound article or refuses it in a sentence', async () => {
  let next = Buffer.alloc(0);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(next));
  });
  onTestFinished(() => {
    server.close();
  });
  const { port } = new URL(await listenOn(server));

  await fuzzed('what servers send to kursk add', 400, answer, async ({ status, headers, body }) => {
    const type = headers.some(([name]) => name === 'content-type') ? [] : ['content-type: text/html'];
    const head = [
      `HTTP/1.1 ${status}`,
      ...type,
      ...headers.map((pair) => pair.join(': ')),
      'connection: close',
    ];
    next = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
    const settings = {
      userAgent: 'kursk',
      patience: SLOWEST,
      isAllowed: (address: string) => address === '127.0.0.1',
    };
    try {
      const { article } = await readSource(await fetchSource(`http://127.0.0.1:${port}/`, settings));
      for (const { text } of article.passages) expect(text).toBe(canonicalText(text));
    } catch (error) {
      const isRefusal = [SourceError, ArticleError, RangeError].some((kind) => error instanceof kind);
      if (!isRefusal) throw error;
      expect((error as Error).message.length).toBeLessThan(2_000);
    }
  });
});
