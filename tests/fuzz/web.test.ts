import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { botOf } from '../support/bot-of.ts';
import { sendRaw } from '../support/loopback.ts';
import { MILL } from '../support/mill-talk.ts';
import { serveMcp } from '../support/serve-mcp.ts';
import { serveWeb } from '../support/serve-web.ts';
import { fuzzed } from './fuzz.ts';
import { hostileText } from './hostile-text.ts';
import { jsonOf, mutated } from './mutations.ts';

const UNLIMITED = { tokens: 1e9, per: 60_000 };

/** What a page must not say as it stands. */
const SCRIPT = '<script>alert(1)</script>';

const value = fc.oneof(
  fc.constantFrom(
    'Who runs the mill?',
    SCRIPT,
    '',
    '%zz',
    '%E0%A4',
    '%00',
    '\0',
    '__proto__',
    'a'.repeat(700),
  ),
  hostileText.map((text) => text.slice(0, 2_000)),
);

/** As in an address: escaped, half escaped or not at all. */
const escaped = fc
  .tuple(value, fc.constantFrom('all', 'none'))
  .map(([text, how]) =>
    how === 'all'
      ? Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
      : text.replaceAll(/[\s\0]/g, '+'),
  );

const path = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '/ask?q=',
          '/ask?q=who&after=',
          '/api/ask?question=',
          '/api/ask?question=who&previous=',
          '/articles/',
          '/articles/mill?mark=',
          '/assets/',
          '/',
        ),
        escaped,
        fc.constantFrom('', '&q=2', '&__proto__=1', '#p1', '?', '/../..'),
      )
      .map((pieces) => pieces.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '/',
        '/help',
        '/sources',
        '/privacy',
        '/healthz',
        '/readyz',
        '/metrics',
        '/api/openapi.json',
        '/press',
        '/api/ask',
      ],
      ...[
        '//evil.example/',
        'http://evil.example/',
        '*',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/articles/..%2f..%2fpackage.json',
        '/?',
      ],
    ),
  },
);

const header = fc.tuple(
  fc.constantFrom(
    ...[
      'cookie',
      'x-forwarded-for',
      'host',
      'origin',
      'referer',
      'accept',
      'accept-language',
      'if-none-match',
      'range',
    ],
    ...[
      'content-type',
      'content-encoding',
      'transfer-encoding',
      'content-length',
      'expect',
      'x-piece',
      'sec-fetch-site',
    ],
  ),
  fc.oneof(
    fc.constantFrom(
      ...[
        '',
        'kursk_visitor=',
        'kursk_visitor=%zz',
        'kursk_visitor=../../x',
        '127.0.0.1, , ::1',
        'a:b:c',
        'null',
        '-1',
        '1, 2',
        'chunked',
      ],
      ...[
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'gzip',
        '100-continue',
        'bytes=0-',
      ],
    ),
    value.map((text) => text.replaceAll(/[\r\n]/g, ' ').slice(0, 500)),
  ),
);

const question = mutated(fc.constant({ question: 'Who runs the mill?', previous: 'Where is it?' })).map(
  jsonOf,
);
const form = fc
  .dictionary(fc.constantFrom('control', 'question', 'reason', '__proto__', 'control[]'), escaped)
  .map((fields) =>
    Object.entries(fields)
      .map((pair) => pair.join('='))
      .join('&'),
  );

const request = fc.record({
  method: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('GET', 'POST') },
    { weight: 1, arbitrary: fc.constantFrom('HEAD', 'PUT', 'OPTIONS', 'TRACE', 'get', 'X') },
  ),
  path,
  headers: fc.array(header, { maxLength: 4 }),
  body: fc.oneof(fc.constant(''), question, form, hostileText),
  length: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -9, max: 9 }) },
  ),
});

it('whatever is sent to the pages and the API is answered or refused, runs nowhere, and is no fault', async () => {
  const settings = { personLimit: UNLIMITED, channelLimit: UNLIMITED };
  const web = await serveWeb([MILL], {
    bot: botOf([MILL], { settings }),
    addressLimit: UNLIMITED,
    proxies: 1,
  });
  onTestFinished(() => web.stop());
  let [sent, known] = [0, 0];

  await fuzzed('pages and API', 2_000, request, async ({ method, path, headers, body, length }) => {
    const bytes = Buffer.from(body);
    const head = [
      `${method} ${path} HTTP/1.1`,
      'connection: close',
      ...headers.map(([name, text]) => `${name}: ${text}`),
      ...(headers.some(([name]) => name === 'host') ? [] : ['host: bot.example']),
      ...(headers.some(([name]) => name === 'content-type') ? [] : ['content-type: application/json']),
      `content-length: ${Math.max(0, bytes.length + Math.min(0, length))}`,
    ];
    const { status, text } = await sendRaw(
      web.address,
      Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]),
    );
    if (text.includes('text/html')) expect(text).not.toContain(SCRIPT);
    const [fault] = web.faults.slice(known);
    known = web.faults.length;
    if (fault !== undefined) throw fault;
    expect(status).toBeLessThan(500);
    sent += 1;
    if (sent % 20 > 0) return;
    const well = await fetch(`${web.address}/api/ask?question=Who+runs+the+mill%3F`);
    expect(await well.json()).toMatchObject({ status: 'answered' });
  });
});

/** As an assistant sends it, in the protocol of 2025 and of 2026. */
const call = fc
  .constantFrom(
    { method: 'tools/call', params: { name: 'ask', arguments: { question: 'Who runs the mill?' } } },
    { method: 'tools/call', params: { name: 'read_passage', arguments: { article: 'mill', passage: 1 } } },
    { method: 'resources/read', params: { uri: 'kursk://articles/mill' } },
    { method: 'resources/list', params: { cursor: 'x' } },
    { method: 'tools/list', params: {} },
    {
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a', version: '1' } },
    },
  )
  .map((asked) => ({ jsonrpc: '2.0', id: 1, ...asked }));

it('whatever assistants send is answered or refused, and is no fault', async () => {
  const mcp = await serveMcp([MILL], {
    bot: botOf([MILL], { settings: { personLimit: UNLIMITED, channelLimit: UNLIMITED } }),
    addressLimit: UNLIMITED,
  });
  onTestFinished(() => mcp.stop());
  const sent = fc.record({
    body: fc.oneof(
      { weight: 5, arbitrary: mutated(call).map(jsonOf) },
      { weight: 1, arbitrary: mutated(fc.array(call, { maxLength: 5 })).map(jsonOf) },
      { weight: 1, arbitrary: hostileText },
    ),
    version: fc.constantFrom('2025-06-18', '2026-07-28', 'x', '9'.repeat(5_000)),
    accept: fc.constantFrom('application/json, text/event-stream', '*/*', 'application/json', ''),
  });
  let known = 0;

  await fuzzed('calls of assistants', 1_000, sent, async ({ body, version, accept }) => {
    const response = await fetch(mcp.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, 'mcp-protocol-version': version },
      body,
    });
    await response.text();
    const [fault] = mcp.faults.slice(known);
    known = mcp.faults.length;
    if (fault !== undefined) throw fault;
    expect(response.status).toBeLessThan(500);
  });
});
