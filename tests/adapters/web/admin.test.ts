import { randomBytes } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gapsCsv } from '../../../src/commands/gaps-csv.ts';
import { gapsSince } from '../../../src/core/bot/gaps.ts';
import { createAnswerGap } from '../../../src/core/bot/kept/answer-gap.ts';
import { MAX_KEPT_LENGTH, unsealMessage } from '../../../src/core/bot/kept/prepare-keeping.ts';
import type { BotEvent } from '../../../src/core/ports/observe.ts';
import { DAY_LENGTH } from '../../../src/core/ports/questions.ts';
import { StoreUnavailable } from '../../../src/core/ports/store.ts';
import { articleOf } from '../../support/articles.ts';
import { libraryOf, TEST_SEALER, TEST_SIGN } from '../../support/bot-of.ts';
import { manualClock } from '../../support/clocks.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { freshQuestion } from '../../support/questions.ts';
import { type ServedWeb, serveWeb } from '../../support/serve-web.ts';

const TOKEN = 'a token of the operator';
const ARTICLE = articleOf(['The mill stands by the river.'], {
  id: 'mill',
  title: 'The mill',
  file: 'staff/mill.md',
});

const WEB = { platform: 'web', workspace: null, channel: 'page', conversation: null } as const;

const clock = manualClock();
let web: ServedWeb;
let observed: BotEvent[];

beforeEach(() => {
  observed = [];
});

afterEach(() => web.stop());

describe('the operator’s page', () => {
  it('isn’t there without a token', async () => {
    web = await serveWeb([ARTICLE]);
    const response = await fetch(`${web.address}/admin`);
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('ADMIN_TOKEN')]);
  });

  it.each([
    ['nothing', ''],
    ['another token', 'Bearer another token'],
    ['another password', basic('another token')],
    ['the token as the user', `Basic ${Buffer.from(`${TOKEN}:`).toString('base64')}`],
    ['the beginning of it', basic(TOKEN.slice(0, -1))],
    ['what is no credentials', 'Basic ?'],
  ])('is refused to whoever sends %s, with the question for a password', async (_, authorization) => {
    await serve();
    for (const path of ['/admin', '/admin/gaps.csv']) {
      const response = await fetch(web.address + path, { headers: { authorization } });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        'Basic realm="Kursk bot", charset="UTF-8"',
      ]);
      expect(await response.text()).not.toContain('lighthouse');
    }
  });

  it('doesn’t let anybody try for long', async () => {
    await serve({ addressLimit: { tokens: 2, per: 60_000 } });
    const statuses = [];
    for (let tries = 0; tries < 3; tries++) statuses.push((await fetch(`${web.address}/admin`)).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it('shows shares, feedback, gaps with the closest passage and its file, health, and what was handled', async () => {
    await serve();
    for (const authorization of [basic(TOKEN), `Bearer ${TOKEN}`]) {
      const response = await fetch(`${web.address}/admin`, { headers: { authorization } });
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const { document } = parseHTML(await response.text());
      const text = document.querySelector('main')?.textContent ?? '';
      for (const shown of [
        'Questions4',
        'Answered50 %',
        'Unsure0 %',
        'The articles don’t say50 %',
        'Not helpful1',
      ])
        expect(text.replaceAll(/\s+/g, ' ').replaceAll('> <', '><')).toContain(shown);
      expect(document.querySelectorAll('.plot > svg rect:not(.swatch)').length).toBeGreaterThan(0);
      const [gap] = document.querySelectorAll('.gaps li');
      expect(gap?.textContent).toContain('Who owns the lighthouse?');
      expect(gap?.textContent).toContain('asked 2 times');
      expect(gap?.textContent).toContain('staff/mill.md');
      expect(gap?.querySelector('a')?.getAttribute('href')).toBe('/articles/mill#p1');
      expect(text).toContain('Health: degraded');
      expect(text).toContain('the store is down');
      expect([...document.querySelectorAll('td')].map(({ textContent }) => textContent)).toContain('slack');
    }
  });

  it('has the gaps of kursk gaps as a table', async () => {
    const store = await serve();
    const headers = { authorization: basic(TOKEN) };
    const response = await fetch(`${web.address}/admin/gaps.csv?days=7`, { headers });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const gaps = await gapsSince(store.listUnmet, clock.now() - 7 * DAY_LENGTH);
    expect(await response.text()).toBe(await gapsCsv(gaps));
    expect(gaps).toHaveLength(2);
  });

  it('says so when the store is down', async () => {
    const down = () => Promise.reject(new StoreUnavailable('The database is down.'));
    await serve({}, { listUnmet: down, listDays: down });
    const response = await fetch(`${web.address}/admin`, { headers: { authorization: basic(TOKEN) } });
    expect(response.status).toBe(503);
  });
});

describe('“Answer this”', () => {
  const FORM = {
    ...{ text: 'Ben does, says the <b>deed</b>.', author: 'Grace', questions: 'Who owns the lighthouse?' },
    ...{ url: '', audience: 'workspace', until: '' },
  };

  const send = (form: object, headers: object = {}) =>
    fetch(`${web.address}/admin/answers?days=7`, {
      method: 'POST',
      body: new URLSearchParams(Object.entries(form)),
      headers: { authorization: basic(TOKEN), origin: web.address, ...headers },
      redirect: 'manual',
    });

  async function shown(): Promise<ReturnType<typeof parseHTML>['document']> {
    const response = await fetch(`${web.address}/admin?kept`, { headers: { authorization: basic(TOKEN) } });
    return parseHTML(await response.text()).document;
  }

  const gapIn = (form: Awaited<ReturnType<typeof firstForm>>) =>
    form?.querySelector('[name="gap"]')?.getAttribute('value') ?? '';

  const firstForm = async () => (await shown()).querySelector('.gaps form');

  it('keeps what the operator writes, closes the gap, and says so to the log without a word of it', async () => {
    const store = await serve();
    const form = await firstForm();
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual([
      'post',
      '/admin/answers?days=30',
    ]);
    expect(form?.querySelector('[name="questions"]')?.textContent).toBe('Who owns the lighthouse?');
    const { status, headers } = await send({ ...FORM, gap: gapIn(form) });
    expect([status, headers.get('location')]).toEqual([303, '/admin?days=7&kept#gaps']);
    const after = (await shown()).querySelector('main')?.textContent;
    expect(after).toContain('Kept. Whoever asked is told.');
    expect(after).not.toContain('Who owns the lighthouse?');
    const [answer] = await store.keptAnswers.read([...(await store.keptAnswers.listChanges()).keys()]);
    expect(unsealMessage(TEST_SEALER, answer?.id ?? '', answer?.sealed ?? '')).toMatchObject({
      author: 'Grace',
      pieces: [FORM.text],
    });
    expect(observed).toMatchObject([
      { kind: 'kept-answer', person: 'operator', audience: 'workspace' },
      { kind: 'gaps-closed', id: answer?.id, platform: 'slack', questions: 2 },
    ]);
    expect(JSON.stringify(observed)).not.toMatch(/deed|Grace|lighthouse/);
  });

  it('doesn’t fill in what was asked in private', async () => {
    const store = await serve();
    const question = freshQuestion({
      ...{ outcome: 'not-in-corpus', audience: 'asker', text: 'Who owes me the rent?', at: clock.now() },
    });
    await store.questions.record(question);
    const forms = (await shown()).querySelectorAll('.gaps form');
    const form = [...forms].find((one) => gapIn(one) === question.id);
    expect(form?.querySelector('[name="questions"]')?.textContent).toBe('');
    expect(form?.querySelector('[name="questions"]')?.hasAttribute('required')).toBe(true);
    const response = await send({ ...FORM, gap: question.id, questions: '' });
    expect([response.status, await response.text()]).toEqual([409, expect.stringContaining('in private')]);
  });

  it('fills in what all could read, not what somebody asked nearly so in private', async () => {
    const store = await serve();
    const text = 'Who really owns the lighthouse?';
    await store.questions.record(
      freshQuestion({ outcome: 'not-in-corpus', audience: 'asker', place: WEB, text, at: clock.now() }),
    );
    const document = await shown();
    expect(document.querySelector('.gaps .question')?.textContent).toBe(text);
    expect(document.querySelector('.gaps [name="questions"]')?.textContent).toBe('Who owns the lighthouse?');
  });

  it('takes as long a text as its form, whose lines a browser ends by two characters', async () => {
    const store = await serve();
    const text = `${'Ben does.\r\n'.repeat(290)}${'x'.repeat(MAX_KEPT_LENGTH - 2900)}`;
    expect((await send({ ...FORM, gap: gapIn(await firstForm()), text })).status).toBe(303);
    expect((await store.keptAnswers.listChanges()).size).toBe(1);
  });

  it('takes as long a text in letters that are sent as several bytes, and none that is longer by far', async () => {
    const store = await serve();
    const gap = gapIn(await firstForm());
    expect((await send({ ...FORM, gap, text: 'є'.repeat(MAX_KEPT_LENGTH) })).status).toBe(303);
    expect((await send({ ...FORM, gap, text: 'є'.repeat(10 * MAX_KEPT_LENGTH) })).status).toBe(413);
    expect((await store.keptAnswers.listChanges()).size).toBe(1);
  });

  it.each([
    ['another token', { authorization: basic('another token') }, 401],
    ['another site', { origin: 'https://evil.example' }, 403],
  ])('takes nothing from %s', async (_, headers, status) => {
    const store = await serve();
    const gap = gapIn(await firstForm());
    expect((await send({ ...FORM, gap }, headers)).status).toBe(status);
    expect((await store.keptAnswers.listChanges()).size).toBe(0);
  });

  it.each([
    ['no gap', { gap: 'AAAAAAAAAAA' }, 409],
    ['an address that isn’t of the web', { url: 'javascript:alert(1)' }, 409],
    ['an audience that there isn’t', { audience: 'all' }, 400],
  ])('takes nothing with %s', async (_, wrong, status) => {
    const store = await serve();
    const gap = gapIn(await firstForm());
    expect((await send({ ...FORM, gap, ...wrong })).status).toBe(status);
    expect((await store.keptAnswers.listChanges()).size).toBe(0);
  });
});

function basic(password: string): string {
  return `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`;
}

async function serve(parts: Parameters<typeof serveWeb>[1] = {}, records: object = {}) {
  const store = memoryStore(clock);
  const nearest = { article: 'mill', passage: 1 };
  const asked = [
    { outcome: 'not-in-corpus', text: 'Who owns the lighthouse?', nearest, at: clock.now() - 1 },
    { outcome: 'not-in-corpus', text: 'who owns the lighthouse', nearest, at: clock.now() - 2 * DAY_LENGTH },
    { outcome: 'answered', text: 'Where is the mill?', nearest, at: clock.now() - 3 },
    { outcome: 'answered', text: 'Where is the river?', nearest, at: clock.now() - 4 },
  ] as const;
  const questions = asked.map(freshQuestion);
  for (const question of questions) await store.questions.record(question);
  const last = questions.at(-1);
  await store.recordFeedback({
    question: last?.id ?? '',
    person: 'a',
    verdict: 'down',
    reason: 'Which?',
    at: clock.now(),
  });
  const library = libraryOf([ARTICLE]);
  web = await serveWeb([ARTICLE], {
    clock,
    library: () => library,
    health: async () => ({ status: 'degraded', checks: { web: 'ok', store: 'the store is down' } }),
    admin: {
      token: TOKEN,
      records: { ...store, ...records },
      handled: async () => [{ platform: 'slack', outcome: 'answered', count: 7 }],
      gapsCsv,
      answerGap: createAnswerGap({
        ...{ store, sealer: TEST_SEALER, sign: TEST_SIGN, randomBytes, clock },
        observe: (event) => observed.push(event),
      }),
    },
    ...parts,
  });
  return store;
}
