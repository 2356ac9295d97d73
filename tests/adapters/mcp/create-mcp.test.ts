import { createHash, createHmac } from 'node:crypto';
import type { Client } from '@modelcontextprotocol/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { IsSignedBySlack } from '../../../src/adapters/mcp/mcp-dependencies.ts';
import { citedAnswerSchema } from '../../../src/adapters/mcp/rendering/citations.ts';
import { isSignedBySlack } from '../../../src/adapters/slack/requests/signed-by-slack.ts';
import type { Bot } from '../../../src/core/bot/bot.ts';
import { noteOf, type Outcome } from '../../../src/core/bot/reply.ts';
import type { Action } from '../../../src/core/bot/request.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import type { BotEvent } from '../../../src/core/ports/observe.ts';
import { articleOf } from '../../support/articles.ts';
import { botOf, libraryOf } from '../../support/bot-of.ts';
import { eventually } from '../../support/eventually.ts';
import { sendRaw } from '../../support/loopback.ts';
import { connectOverHttp, ERAS, type Era, textOf } from '../../support/mcp-client.ts';
import { MILL, MOOR } from '../../support/mill-talk.ts';
import { type ServedMcp, serveMcp } from '../../support/serve-mcp.ts';

const QUESTION = 'Who runs the mill?';

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).toReversed()) await stop();
});

async function served(...args: Parameters<typeof serveMcp>): Promise<ServedMcp> {
  const mcp = await serveMcp(...args);
  open.push(mcp.stop);
  return mcp;
}

async function connected(
  { url }: ServedMcp,
  era: Era = 'modern',
  headers: Record<string, string> = {},
): Promise<Client> {
  const client = await connectOverHttp(url, era, headers);
  open.push(() => client.close());
  return client;
}

function ask(client: Client, question = QUESTION) {
  return client.callTool({ name: 'ask', arguments: { question } });
}

async function answered(client: Client) {
  return citedAnswerSchema.strict().parse((await ask(client)).structuredContent);
}

function post(
  { url }: ServedMcp,
  body: string | ReadableStream,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
  });
}

describe.each(ERAS)('a client, %s', (era) => {
  it('is told of each tool what it takes and returns, and that it only reads', async () => {
    const client = await connected(await served([MILL]), era);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'context', 'sources']);
    for (const { outputSchema, annotations } of tools) {
      expect(outputSchema?.type).toBe('object');
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    }
    // Clients of 1.x read schemas as of draft 7, which knows no such tuples.
    expect(JSON.stringify(tools)).not.toContain('prefixItems');
    expect(client.getInstructions()).toContain('verbatim');
  });

  it('gets an answer whose quotes can be checked: each is a slice of its passage, of which it has the digest', async () => {
    const client = await connected(await served([MILL, MOOR]), era);
    const { status, quotes } = await answered(client);
    expect([status, quotes[0]?.passage]).toEqual(['answered', 2]);
    for (const { uri, start, end, text, digest } of quotes) {
      const { contents } = await client.readResource({ uri });
      const passage = contents[0] !== undefined && 'text' in contents[0] ? contents[0].text : '';
      expect(passage.slice(start, end)).toBe(text);
      expect(createHash('sha256').update(passage).digest('base64url')).toBe(digest);
    }
  });

  it('sends a follow-up with the question before and the article that was quoted for it', async () => {
    const actions: Action[] = [];
    const bot = botOf([MILL]);
    const recording: Pick<Bot, 'handle'> = {
      handle(request, deliver) {
        actions.push(request.action);
        return bot.handle(request, deliver);
      },
    };
    const client = await connected(await served([MILL], { bot: recording }), era);
    const asked = { question: 'and since when?', previous: QUESTION, quoted: MILL.id };
    await client.callTool({ name: 'ask', arguments: asked });
    expect(actions).toEqual([{ kind: 'ask', way: 'direct', ...asked }]);
  });

  it('sees by the digest that a passage has changed since, and that another hasn’t', async () => {
    let library = libraryOf([MILL]);
    const client = await connected(
      await served([MILL], { library: () => library, bot: botOf([], { library: () => library }) }),
      era,
    );
    const around = async () => {
      const { structuredContent } = await client.callTool({
        name: 'context',
        arguments: { article: 'mill', passage: 2 },
      });
      return structuredContent as { passages: { digest: string; text: string }[] };
    };
    const before = await around();
    const texts = MILL.passages.map(({ text }) => text.replace('Mary', 'Anne'));
    library = libraryOf([articleOf(texts, MILL)]);
    const after = await around();
    expect(after.passages.map(({ digest }, at) => digest === before.passages[at]?.digest)).toEqual([
      true,
      false,
      true,
    ]);
    expect(after.passages[1]?.text).toContain('Anne Miller');
  });

  it('lists articles and reads them as resources', async () => {
    const client = await connected(await served([MILL, MOOR]), era);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri, title }) => [uri, title])).toEqual([
      ['kursk://articles/mill', 'The mill'],
      ['kursk://articles/moor', 'The moor'],
    ]);
    const { contents } = await client.readResource({ uri: 'kursk://articles/moor' });
    expect(contents).toMatchObject([{ text: 'The moor\n\n¶1 The moor is wide, and nobody lives there.' }]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ name }) => name)).toEqual(['article', 'passage']);
  });

  it.each([
    'kursk://articles/nowhere',
    'kursk://articles/mill/passages/99',
    'kursk://articles/mill/passages/0',
    'kursk://articles/mill/passages/1e0x',
    'kursk://articles/%E0%A4',
    'kursk://articles/__proto__',
    'kursk://articles/..%2f..%2fpackage.json',
    'file:///etc/passwd',
    'no address',
  ])('finds nothing under %s', async (uri) => {
    const mcp = await served([MILL]);
    await expect((await connected(mcp, era)).readResource({ uri })).rejects.toThrow();
    expect(mcp.faults).toEqual([]);
  });

  it('lists all articles in turn, however many', async () => {
    const many = Array.from({ length: 230 }, (_, at) =>
      articleOf(['Text.'], { id: `a${1000 + at}`, title: `No. ${at}` }),
    );
    const client = await connected(await served(many), era);
    const ids: string[] = [];
    let after: string | null = '';
    for (let calls = 0; after !== null && calls < 10; calls++) {
      const { structuredContent } = await client.callTool({ name: 'sources', arguments: { after } });
      const listed = structuredContent as { articles: { id: string }[]; next: string | null; total: number };
      expect(listed.total).toBe(230);
      ids.push(...listed.articles.map(({ id }) => id));
      after = listed.next;
    }
    expect(ids).toEqual(many.map(({ id }) => id));
  });

  it.each([
    ['ask', {}],
    ['ask', { question: 7 }],
    ['ask', { question: QUESTION, previous: 'a'.repeat(501) }],
    ['context', { article: 'mill', passage: 0 }],
    ['context', { article: 'mill', passage: 'x' }],
    ['context', { article: 'mill', passage: 99 }],
    ['context', { article: 'nowhere', passage: 1 }],
    ['sources', { after: Array.from({ length: 200 }, () => 'x') }],
  ])('is told in words when a call can’t be done: %s %#', async (name, args) => {
    const mcp = await served([MILL]);
    const result = await (await connected(mcp, era)).callTool({ name, arguments: args });
    expect(result.isError).toBe(true);
    expect(textOf(result)).not.toBe('');
    expect(mcp.faults).toEqual([]);
  });

  it.each<Outcome>(['busy', 'late', 'limited', 'failed'])(
    'is told why there is no answer: %s',
    async (outcome) => {
      const bot = { handle: botOf([]).handle };
      const mcp = await served([MILL], {
        bot: { ...bot, handle: (_, deliver) => deliver(noteOf('No.', outcome)) },
      });
      expect(await ask(await connected(mcp, era))).toMatchObject({
        isError: true,
        content: [{ text: 'No.' }],
      });
    },
  );

  it('is told nothing of what went wrong inside', async () => {
    const article = () => Promise.reject(new Error('the password is hunter2'));
    const mcp = await served([MILL], { library: () => ({ ...libraryOf([MILL]), article }) });
    const client = await connected(mcp, era);
    expect(await ask(client)).toMatchObject({ isError: true, content: [{ text: english.failed }] });
    await expect(client.readResource({ uri: 'kursk://articles/mill' })).rejects.toThrow(english.failed);
    expect(mcp.faults).toHaveLength(2);
  });

  it('may ask so much from one address, and not more', async () => {
    const client = await connected(await served([MILL], { addressLimit: { tokens: 2, per: 60_000 } }), era);
    const outcomes = [];
    for (let times = 0; times < 3; times++) outcomes.push((await ask(client)).isError ?? false);
    expect(outcomes).toEqual([false, false, true]);
  });

  it('gets the answer to what it asked before the service was stopped', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isAsked = false;
    const { handle } = botOf([MILL]);
    const mcp = await served([MILL], {
      bot: {
        async handle(...args) {
          isAsked = true;
          await held;
          await handle(...args);
        },
      },
    });
    const asked = ask(await connected(mcp, era));
    await eventually(() => expect(isAsked).toBe(true));
    const stopped = mcp.stop();
    release();
    expect((await asked).isError).toBeFalsy();
    await stopped;
  });
});

describe('the protocol over HTTP', () => {
  it('is counted and logged as every question is, without an address or a word of it', async () => {
    const seen: BotEvent[] = [];
    const client = await connected(
      await served([MILL], { bot: botOf([MILL], { observe: (event) => seen.push(event) }) }),
    );
    await ask(client);
    await client.callTool({ name: 'context', arguments: { article: 'mill', passage: 2 } });
    await client.callTool({ name: 'sources', arguments: {} });
    expect(
      seen.map((event) => event.kind === 'handled' && [event.place.platform, event.action, event.outcome]),
    ).toEqual([
      ['mcp', 'ask', 'answered'],
      ['mcp', 'context', 'shown'],
      ['mcp', 'sources', 'shown'],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/127\.0\.0\.1|runs/);
  });

  it('wants the token, where there is one', async () => {
    const token = 'a-token-of-assistants';
    const mcp = await served([MILL], { token });
    for (const authorization of ['', 'Bearer', 'Bearer another-token', token, `Bearer ${token}x`]) {
      const response = await post(mcp, JSON.stringify(LIST), { authorization });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    const client = await connected(mcp, 'modern', { authorization: `Bearer ${token}` });
    expect((await answered(client)).status).toBe('answered');
  });

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1.evil.example', 403],
    ['http://localhost:1234', 200],
    ['https://bot.example', 200],
  ])('asked by a page of %s, answers %d', async (origin, status) => {
    const mcp = await served([MILL], { publicUrl: 'https://bot.example' });
    expect((await post(mcp, JSON.stringify(LIST), { origin })).status).toBe(status);
  });

  it('answers under known names only', async () => {
    const { address } = await served([MILL]);
    const body = JSON.stringify(LIST);
    const head = (host: string) =>
      `POST /mcp HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: ${body.length}\r\n\r\n`;
    const statusOf = async (host: string) => (await sendRaw(address, Buffer.from(head(host) + body))).status;
    expect([await statusOf('evil.example'), await statusOf('localhost')]).toEqual([421, 200]);
  });

  it('limits how often an address may call at all', async () => {
    const mcp = await served([MILL], { addressLimit: { tokens: 1, per: 60_000 } });
    const statuses = [];
    for (let times = 0; times < 6; times++) statuses.push((await post(mcp, JSON.stringify(LIST))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it.each([
    ['no JSON', '{', {}, 400],
    ['nothing', '', {}, 400],
    ['another type', JSON.stringify(LIST), { 'content-type': 'text/plain' }, 415],
    ['too much', JSON.stringify({ ...LIST, params: { a: 'a'.repeat(70_000) } }), {}, 413],
    ['deep nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, {}, 400],
    ['no message', '{"__proto__":{"method":"tools/list"}}', {}, 400],
    ['a version nobody knows', JSON.stringify(LIST), { 'mcp-protocol-version': '1999-01-01' }, 400],
  ])('refuses %s', async (_, body, headers, status) => {
    const mcp = await served([MILL]);
    const response = await post(mcp, body, headers);
    expect([response.status, mcp.faults]).toEqual([status, []]);
    expect(await response.text()).not.toMatch(/node_modules|at \w+ \(/);
  });

  it.each([
    ['a message', JSON.stringify(LIST), 200],
    ['too much', JSON.stringify({ ...LIST, params: { a: 'a'.repeat(70_000) } }), 413],
  ])('takes %s in pieces, whose length nobody says before', async (_, text, status) => {
    const mcp = await served([MILL]);
    const response = await post(mcp, new Blob(text.match(/.{1,500}/gs) ?? []).stream());
    expect([response.status, mcp.faults]).toEqual([status, []]);
  });

  it.each(['GET', 'DELETE', 'PUT', 'OPTIONS'])('has no %s', async (method) => {
    const mcp = await served([MILL]);
    const response = await fetch(mcp.url, { method, headers: { accept: 'text/event-stream' } });
    expect([response.status, mcp.faults]).toEqual([405, []]);
  });

  it('counts each question of a batch', async () => {
    const mcp = await served([MILL], { addressLimit: { tokens: 2, per: 60_000 } });
    const call = { name: 'ask', arguments: { question: QUESTION } };
    const batch = [1, 2, 3].map((id) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: call }));
    const text = await (await post(mcp, JSON.stringify(batch))).text();
    expect(text.match(/"isError":true/g)).toHaveLength(1);
  });
});

describe('Slack’s own assistant', () => {
  const secret = '0123456789abcdef0123456789abcdef';
  const isSigned: IsSignedBySlack = (headers, body) => isSignedBySlack(secret, headers, body);

  function callBy(slack: unknown): string {
    const params = { name: 'ask', arguments: { question: QUESTION }, _meta: { slack } };
    return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  }

  function signed(body: string, { by = secret, age = 0 } = {}): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const signature = createHmac('sha256', by).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
  }

  const ANN = { user_id: 'U1', team_id: 'T1' };

  it('needs no token for what Slack has signed, neither to list the tools nor to ask', async () => {
    const mcp = await served([MILL], { token: 'a-token-of-assistants', isSignedBySlack: isSigned });
    for (const body of [JSON.stringify(LIST), callBy(ANN)]) {
      const response = await post(mcp, body, signed(body));
      expect([response.status, mcp.faults]).toEqual([200, []]);
      expect(await response.text()).toContain(body === JSON.stringify(LIST) ? 'sources' : 'Mary Miller');
    }
  });

  it.each([
    ['signed by somebody else', signed(callBy(ANN), { by: 'another' })],
    ['signed for another message', signed(JSON.stringify(LIST))],
    ['signed six minutes ago', signed(callBy(ANN), { age: 360 })],
    ['with half a signature', { 'x-slack-signature': 'v0=', 'x-slack-request-timestamp': '1' }],
    ['with no time', { 'x-slack-signature': signed(callBy(ANN))['x-slack-signature'] ?? '' }],
    ['not signed', {}],
  ])('isn’t believed %s', async (_, headers) => {
    const open = await served([MILL], { isSignedBySlack: isSigned });
    expect((await post(open, callBy(ANN), headers)).status).toBe(401);
    const locked = await served([MILL], { token: 'a-token-of-assistants', isSignedBySlack: isSigned });
    expect((await post(locked, callBy(ANN), headers)).status).toBe(401);
  });

  it('isn’t believed where no secret says that Slack may ask', async () => {
    const mcp = await served([MILL], { token: 'a-token-of-assistants' });
    expect((await post(mcp, callBy(ANN), signed(callBy(ANN)))).status).toBe(401);
  });

  it('isn’t read further than a message may be long', async () => {
    const mcp = await served([MILL], { isSignedBySlack: isSigned });
    const body = JSON.stringify({ ...LIST, params: { a: 'a'.repeat(70_000) } });
    expect((await post(mcp, body, signed(body))).status).toBe(401);
  });

  it('is limited by person, and people of two workspaces are two', async () => {
    const mcp = await served([MILL], {
      isSignedBySlack: isSigned,
      addressLimit: { tokens: 1, per: 60_000 },
    });
    const isRefused = async (slack: unknown) => {
      const body = callBy(slack);
      return (await (await post(mcp, body, signed(body))).text()).includes('"isError":true');
    };
    const outcomes = [];
    for (const person of [ANN, ANN, { ...ANN, user_id: 'U2' }, { ...ANN, team_id: 'T2' }])
      outcomes.push(await isRefused(person));
    expect(outcomes).toEqual([false, true, false, false]);
  });

  it('tells by the address who asks, where the message doesn’t say', async () => {
    const callers: string[] = [];
    const bot = botOf([MILL]);
    const recording: Pick<Bot, 'handle'> = {
      handle(request, deliver) {
        callers.push(request.asker.id);
        return bot.handle(request, deliver);
      },
    };
    const mcp = await served([MILL], { isSignedBySlack: isSigned, bot: recording });
    const organization = { user_id: 'W1', enterprise_id: 'E1' };
    for (const slack of [ANN, organization, { user_id: 'U1' }, { team_id: 'T1' }, 'U1']) {
      const body = callBy(slack);
      expect((await post(mcp, body, signed(body))).status).toBe(200);
    }
    expect(callers).toEqual([
      'slack:T1:U1',
      'slack:E1:W1',
      ...Array.from({ length: 3 }, () => 'address:127.0.0.1'),
    ]);
  });
});
