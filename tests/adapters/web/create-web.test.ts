import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema } from '../../../src/adapters/ask-contract.ts';
import { problemSchema } from '../../../src/adapters/web/handlers/handle-api.ts';
import type { WebDependencies } from '../../../src/adapters/web/web-dependencies.ts';
import { noteOf, type Outcome } from '../../../src/core/bot/reply.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import { NAMED_MILL, NAMED_MOOR } from '../../support/articles.ts';
import { botOf, libraryOf } from '../../support/bot-of.ts';
import { MILL } from '../../support/mill-talk.ts';
import { type ServedWeb, serveWeb } from '../../support/serve-web.ts';

const QUESTION = 'Who runs the mill?';
const ASKED = `/api/ask?question=${encodeURIComponent(QUESTION)}`;

let web: ServedWeb;

beforeEach(async () => {
  web = await serveWeb([MILL]);
});
afterEach(() => web.stop());

describe('the API', () => {
  it.each([
    ['a question', QUESTION, 200],
    ['too much', 'a'.repeat(20_000), 413],
  ])('takes %s in pieces, whose length nobody says before', async (_, question, status) => {
    const pieces = JSON.stringify({ question }).match(/.{1,500}/gs) ?? [];
    const response = await fetch(`${web.address}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob(pieces).stream(),
      duplex: 'half',
    });
    expect([response.status, web.faults]).toEqual([status, []]);
  });

  it.each([
    ['by address', () => get(ASKED)],
    ['by JSON', () => post(JSON.stringify({ question: QUESTION }))],
  ])('answers %s with the public answer', async (_, ask) => {
    const response = await ask();
    const answer = answerSchema.strict().parse(await response.json());
    expect(answer).toMatchObject({ question: QUESTION, status: 'answered' });
    expect(answer.quotes[0]?.text).toBe('Mary Miller runs the mill. She has run it since 1990.');
  });

  it('answers several questions at once, and says which quote is for which', async () => {
    const questions = [QUESTION, 'Where is the mill?', 'Who won the World Cup in 1998?'];
    const response = await post(JSON.stringify({ question: questions.join(' ') }));
    const answer = answerSchema.strict().parse(await response.json());
    expect(answer.quotes.map(({ question }) => question)).toEqual(
      expect.arrayContaining(questions.slice(0, 2)),
    );
    expect(answer.unanswered).toEqual(questions.slice(2));
  });

  it('reads a follow-up with the question before', async () => {
    const response = await post(
      JSON.stringify({ question: 'and who runs it?', previous: 'Where is the mill?' }),
    );
    expect(await response.json()).toMatchObject({ quotes: [expect.objectContaining({ passage: 2 })] });
  });

  it.each([
    ['no question', () => get('/api/ask'), 400],
    ['no JSON', () => post('{"question"'), 400],
    ['no text', () => post('{"question":7}'), 400],
    ['too much', () => post(JSON.stringify({ question: 'a'.repeat(20_000) })), 413],
    ['another path', () => get('/api/nowhere'), 404],
  ])('has a problem with %s, and says so as RFC 9457 has it', async (_, ask, status) => {
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problemSchema.parse(await response.json())).toMatchObject({ status });
    expect(response.status).toBe(status);
  });

  it.each([
    ['{}', 'question: it must be a text.'],
    ['{"question":7}', 'question: it must be a text.'],
    ['"mill"', 'body: it must be a JSON object, such as {"question": "Where is the mill?"}.'],
    [
      JSON.stringify({ question: 'why?', previous: 'a'.repeat(501) }),
      'previous: it must have at most 500 characters.',
    ],
  ])('says what is wrong with what it is sent, and what to send: %#', async (body, detail) => {
    expect(problemSchema.parse(await (await post(body)).json()).detail).toBe(detail);
  });

  it.each<[Outcome, number]>([
    ['busy', 503],
    ['late', 503],
    ['limited', 429],
    ['failed', 500],
  ])('says by its status what became of a question: %s', async (outcome, status) => {
    await serveAgain({ bot: { handle: (_, deliver) => deliver(noteOf('No.', outcome)) } });
    const response = await get(ASKED);
    expect([response.status, await response.json()]).toEqual([
      status,
      { type: 'about:blank', status, detail: 'No.' },
    ]);
  });

  it('is described, with examples that are as it says', async () => {
    const { paths } = JSON.parse(await (await get('/api/openapi.json')).text());
    const { schema } = paths['/api/ask'].get.responses['200'].content['application/json'];
    for (const example of schema.examples) answerSchema.parse(example);
    expect(schema.required).toEqual(Object.keys(answerSchema.shape).filter((key) => key !== 'readAs'));
    expect(paths['/api/ask'].get.parameters[0]).toMatchObject({ name: 'question', required: true });
  });
});

describe('the pages', () => {
  it('complete what is typed from what the articles tell, and nothing from nothing', async () => {
    await serveAgain({ library: () => libraryOf([NAMED_MILL, NAMED_MOOR]) });
    expect(await (await get('/suggestions?q=mil')).json()).toContain('Old Mill');
    for (const query of ['', '?q=', '?q=%20'])
      expect(await (await get(`/suggestions${query}`)).json()).toEqual([]);
  });

  it('limit how often what is typed is completed', async () => {
    await serveAgain({ addressLimit: { tokens: 1, per: 60_000 } });
    const statuses = new Set<number>();
    for (let times = 0; times < 60; times++) statuses.add((await get('/suggestions?q=mill')).status);
    expect([...statuses]).toEqual([200, 429]);
  });

  it('answer without what surrounds a quote while articles can’t be reached, and report it', async () => {
    const broken = new Error('the database is down');
    const faults: unknown[] = [];
    const library = { ...libraryOf([MILL]), article: () => Promise.reject(broken) };
    await serveAgain({ library: () => library, report: (error) => faults.push(error) });
    const page = await (await get(`/ask?q=${encodeURIComponent(QUESTION)}`)).text();
    expect(page).toContain('She has run it since');
    expect(page).toContain('Show around ¶2');
    expect(new Set(faults)).toEqual(new Set([broken]));
  });

  it('send a follow-up with the question before and the article that was quoted for it', async () => {
    const first = await (await get(`/ask?q=${encodeURIComponent(QUESTION)}`)).text();
    const sent = Object.fromEntries(
      [...first.matchAll(/<input type="hidden" name="(after|quoted)" value="([^"]*)">/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
    expect(sent).toEqual({ after: QUESTION, quoted: MILL.id });
    const next = await get(`/ask?${new URLSearchParams({ q: 'and since when?', ...sent })}`);
    expect(await next.text()).toContain('She has run it since 1990.');
  });

  it('show the first quote for each of several questions under it, and fold the others', async () => {
    const questions = [QUESTION, 'Where is the mill?'];
    const page = await (await get(`/ask?q=${encodeURIComponent(questions.join(' '))}`)).text();
    const [shown = ''] = page.split('<details class="also"');
    expect(
      [...shown.matchAll(/<h2 class="part"[^>]*>([^<]*)<\/h2>\s*<figure/g)].map(([, text]) => text),
    ).toEqual(questions);
  });

  it('help with what works there, and say what “Forget me” can reach', async () => {
    const help = await (await get('/help')).text();
    expect(help).toContain('href="/sources"');
    expect(help).not.toContain('/kursk ');
    expect(await (await get('/privacy')).text()).toContain(english.privacy.forgetHintOnWeb.slice(0, 60));
  });
});

describe('the web', () => {
  it('shows its figures, and what doesn’t work, to whoever has the token, where there is one', async () => {
    const metricsToken = 'a token of operators';
    await serveAgain({ metricsToken, metrics: async () => 'kursk_queue 1\n' });
    for (const authorization of [
      '',
      'Bearer',
      'Bearer another token',
      metricsToken,
      `bearer ${metricsToken}x`,
    ]) {
      const headers = { authorization };
      const figures = await fetch(`${web.address}/metrics`, { headers });
      expect([figures.status, figures.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await (await fetch(`${web.address}/readyz`, { headers })).json()).toEqual({ status: 'ready' });
    }
    const headers = { authorization: `Bearer ${metricsToken}` };
    expect(await (await fetch(`${web.address}/metrics`, { headers })).text()).toBe('kursk_queue 1\n');
    expect(await (await fetch(`${web.address}/readyz`, { headers })).json()).toHaveProperty('checks');
    expect((await get('/healthz')).status).toBe(200);
  });

  describe('without a token', () => {
    const metrics = async () => 'kursk_queue 1\n';

    it('shows its figures, and what doesn’t work, to this machine', async () => {
      await serveAgain({ metrics });
      expect(await (await get('/metrics')).text()).toBe('kursk_queue 1\n');
      expect(await (await get('/readyz')).json()).toHaveProperty('checks');
    });

    it.each(['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])(
      'shows them to nobody behind a proxy on this machine, which says %s',
      async (header) => {
        await serveAgain({ metrics });
        const figures = await get('/metrics', { [header]: '127.0.0.1' });
        expect([figures.status, await figures.text()]).toEqual([
          403,
          expect.stringContaining('METRICS_TOKEN'),
        ]);
        expect(await (await get('/readyz', { [header]: '127.0.0.1' })).json()).toEqual({ status: 'ready' });
      },
    );

    it('shows them to nobody where a proxy may not say that it is one', async () => {
      const publicUrl = 'https://bot.example';
      await serveAgain({ metrics, publicUrl });
      expect((await get('/metrics')).status).toBe(403);
      await serveAgain({ metrics, publicUrl, proxies: 1 });
      expect((await get('/metrics')).status).toBe(200);
    });
  });

  it.each([
    ['a body that isn’t as it says', 'multipart/form-data; boundary=x', 'not a form'],
    [
      'a form that ends too early',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="a"',
    ],
    ['a form without a boundary', 'multipart/form-data', '--x--\r\n'],
    ['a form of nothing', 'multipart/form-data; boundary=x', ''],
    ['another kind of body', 'application/json', '{}'],
    ['a body of no kind', '', '\0'],
  ])('refuses %s, in a sentence', async (_, type, body) => {
    const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
    const response = await fetch(`${web.address}/press`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/<(?:h1|p class="note")[^>]*>[A-Z][^<]+\.</);
    expect(web.faults).toEqual([]);
  });

  it.each([
    ['https://bot.example', true],
    ['http://127.0.0.1:3000', false],
    [null, false],
  ])('under the public address %s has a cookie for TLS alone: %s', async (publicUrl, isSecure) => {
    await serveAgain({ publicUrl });
    const cookie = (await get('/help')).headers.get('set-cookie') ?? '';
    expect(cookie.split('; ').includes('Secure')).toBe(isSecure);
  });

  it('answers so much from one address, and not more', async () => {
    await serveAgain({ addressLimit: { tokens: 2, per: 60_000 } });
    const statuses = [];
    for (let times = 0; times < 3; times++) statuses.push((await get(ASKED)).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await get('/ask?q=mill')).status).toBe(429);
    expect((await get('/articles/mill')).status).toBe(200);
  });

  it('takes the address from as many proxies as there are, and from nobody else', async () => {
    await serveAgain({ addressLimit: { tokens: 1, per: 60_000 }, proxies: 1 });
    const from = async (forwarded: string) => (await get(ASKED, { 'x-forwarded-for': forwarded })).status;
    expect([await from('10.0.0.1'), await from('10.0.0.2'), await from('made up, 10.0.0.1')]).toEqual([
      200, 200, 429,
    ]);
  });

  it('lets other pages press nothing', async () => {
    const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(`${web.address}/press`, { method: 'POST', headers, body: 'control=x' });
    expect(response.status).toBe(403);
  });

  it('tells nothing of what went wrong inside', async () => {
    await serveAgain({
      health: async () => {
        throw new Error('the password is hunter2');
      },
    });
    const response = await get('/readyz');
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(english.failed)]);
    expect(await (await get('/readyz')).text()).not.toContain('hunter2');
    expect(web.faults).toHaveLength(2);
  });

  it.each(['/articles/..%2f..%2fpackage.json', '/assets/../package.json', '/.env', '/%'])(
    'has no page %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it.each(['12.0-5', '2.0-5000', '0.0-5', '2.5-5', '2.-1-5', 'x', '2.0-9007199254740993'])(
    'marks nothing where there is nothing to mark: %s',
    async (mark) => {
      expect(await (await get(`/articles/mill?mark=${mark}`)).text()).not.toContain('<mark>');
    },
  );

  it('lets pages load nothing but their own', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('keeps neither cookie nor address', async () => {
    const seen: unknown[] = [];
    const bot = botOf([MILL], { observe: (event) => seen.push(event) });
    await serveAgain({ bot });
    const cookie = (await get('/ask?q=mill')).headers.get('set-cookie') ?? '';
    await get(ASKED);
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain('127.0.0.1');
    expect(JSON.stringify(seen)).not.toContain(/=([^;]+)/.exec(cookie)?.[1]);
  });

  it.each([
    ['ready', 200],
    ['degraded', 200],
    ['unready', 503],
  ] as const)('says whether the service is ready: %s', async (status, code) => {
    await serveAgain({ health: async () => ({ status, checks: {} }) });
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toEqual([code, { status, checks: {} }]);
  });
});

async function serveAgain(parts: Partial<WebDependencies>): Promise<void> {
  await web.stop();
  web = await serveWeb([MILL], parts);
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(web.address + path, { headers });
}

function post(body: string): Promise<Response> {
  return fetch(`${web.address}/api/ask`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
}
