import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { gapsCsv } from '../../../src/commands/gaps-csv.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import { systemClock } from '../../../src/system/system-clock.ts';
import { articleOf, bundledArticle } from '../../support/articles.ts';
import { botOf } from '../../support/bot-of.ts';
import { IS_DEEP } from '../../support/depth.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { type ServedWeb, serveWeb } from '../../support/serve-web.ts';

const HOSTILE =
  '<script>document.title="run"</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) &lt;b&gt; \u202Etxet';
const HOSTILE_ARTICLE = articleOf([`The hostile sign says ${HOSTILE} to everybody.`], {
  id: 'hostile',
  title: `Hostile ${HOSTILE}`,
  url: 'javascript:alert(1)',
});
const QUESTION = 'Who is Mark Galeotti?';
const UNANSWERED = 'How do I reset my password?';

const ADMIN_TOKEN = 'a token of the operator';
/** A table of as many lines as it has rows. */
const HARBOUR_LINES = 3;
const FILED = Array.from({ length: 40 }, (_, place) =>
  articleOf(
    [
      place === 0
        ? 'Lamp in the harbour: green\nHeight of the lamp: 12 m\nKeeper of the lamp: Ada'
        : `Here boats of the harbour lie, and number ${place} is the place.`,
    ],
    {
      id: `filed-${place}`,
      title: `Berth ${place}`,
      file: place < 20 ? `harbour/d-${place}.md` : `moor/d-${place}.md`,
    },
  ),
);

const executablePath = inject('browserPath');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executablePath === null)('in a browser, the pages', () => {
  let browser: Browser;
  let web: ServedWeb;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    const articles = [await bundledArticle(), HOSTILE_ARTICLE, ...FILED];
    const store = memoryStore(systemClock);
    web = await serveWeb(articles, {
      bot: botOf(articles, { store }),
      admin: {
        ...{ token: ADMIN_TOKEN, records: store, handled: async () => [], gapsCsv },
        answerGap: async () => 'no-gap',
      },
    });
    // So that there is something for the operator to see.
    await fetch(`${web.address}/ask?q=${encodeURIComponent(UNANSWERED)}`);
  });
  afterAll(async () => {
    await browser?.close();
    await web?.stop();
    expect(web?.faults).toEqual([]);
  });

  it('answer what is typed, lead to the marked place, and back', async () => {
    const page = await open('/');
    await page.getByLabel('Your question').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
    const quote = await page.locator('blockquote').first().textContent();
    expect(await page.locator('blockquote strong').first().textContent()).toContain(
      'expert on modern Russia',
    );
    await page.locator('figcaption a').first().click();
    await page.waitForURL(/\/articles\/kursk\?mark=17\.[\d-]+&q=Who%20is%20Mark%20Galeotti%3F#p17$/);
    expect(await page.locator('#p17 mark').textContent()).toBe(quote);
    await expect.poll(() => isInView(page, '#p17 mark')).toBe(true);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
  });

  it('ask a suggested question', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: QUESTION }).click();
    expect(await page.locator('.reply.answered blockquote').count()).toBeGreaterThan(0);
  });

  it('follow a question up', async () => {
    const page = await open(`/ask?q=${encodeURIComponent(QUESTION)}`);
    await page.getByLabel('Ask something else').fill('and Andreas Umland?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText(english.readAs('Who is Andreas Umland?')).waitFor();
  });

  it.each([true, false])('show more, context and thanks, with script: %s', async (javaScriptEnabled) => {
    const url = '/ask?q=Sudzha';
    const page = await open(url, { javaScriptEnabled });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText(english.more).waitFor();
    await back(page, url);
    await page
      .getByText(/^Show around ¶/)
      .first()
      .click();
    const [quote, context] = [page.locator('.quote.best blockquote'), page.locator('.context').first()];
    expect(await context.locator('mark').textContent()).toBe(await quote.textContent());
    expect(await context.locator('p').count()).toBeGreaterThan(1);
    expect(page.url()).toBe(web.address + url);
    await page.getByText(english.controls.down(null)).waitFor();
    await page.getByRole('button', { name: english.controls.up(null) }).click();
    await page.getByText(english.thanks.up).waitFor();
    await back(page, url);
    await page.locator('.press summary').click();
    await page.getByLabel(english.reasonForm.label).fill('It is about something else');
    await page.getByRole('button', { name: english.reasonForm.submit }).click();
    await page.getByText(english.thanks.down).waitFor();
    expect(await accessibilityProblems(page, javaScriptEnabled)).toEqual([]);
  });

  it('say that the articles don’t say, what could be asked instead, and tell the editors', async () => {
    const page = await open(`/ask?q=${encodeURIComponent(UNANSWERED)}`);
    await page.getByText(english.notInCorpus, { exact: true }).waitFor();
    await page.getByText(english.askInstead).waitFor();
    await page.locator('.reply .suggested a').first().click();
    await page.locator('.reply.answered').waitFor();
    const asked = await open('/ask?q=Who+painted+the+statue+of+the+submarine+in+Kurchatov%3F');
    await asked.getByRole('button', { name: english.controls.gap(null) }).click();
    await asked.getByText(english.thanks.gap).waitFor();
  });

  it('make the first quote the answer, and fold the others where there is little room', async () => {
    const [wide, narrow] = [
      await open('/ask?q=Sudzha'),
      await open('/ask?q=Sudzha', { viewport: { width: 390, height: 844 } }),
    ];
    for (const page of [wide, narrow]) {
      expect(await page.locator('.quote.best').count()).toBe(1);
      expect(await fontSize(page, '.quote.best blockquote')).toBeGreaterThan(
        await fontSize(page, '.quote.further blockquote'),
      );
    }
    expect(await wide.locator('.quote.further').first().isVisible()).toBe(true);
    expect(await narrow.locator('.quote.further').first().isVisible()).toBe(false);
    await narrow.getByText(/^Also: /).click();
    expect(await narrow.locator('.quote.further').first().isVisible()).toBe(true);
  });

  it('keep the lines of what is quoted, and fold a long question', async () => {
    const page = await open('/ask?q=which+lamp+is+in+the+harbour');
    const lines: number = await page.evaluate(
      "(() => { const { clientHeight } = document.querySelector('.quote p'); return clientHeight / parseFloat(getComputedStyle(document.querySelector('.quote p')).lineHeight); })()",
    );
    expect(Math.round(lines)).toBe(HARBOUR_LINES);
    const long = await open(`/ask?q=${encodeURIComponent(`Sudzha ${'and the power station '.repeat(20)}`)}`);
    const folded = await heightOf(long, 'h1');
    expect(folded).toBeLessThan(120);
    await long.locator('h1').click();
    expect(await heightOf(long, 'h1')).toBeGreaterThan(folded);
  });

  it('bring a marked place a third down the page, between its neighbours, with title, way back and box in view', async () => {
    const page = await open(`/ask?q=${encodeURIComponent(QUESTION)}`);
    await page.locator('figcaption a').first().click();
    await expect.poll(() => isInView(page, '#p17 mark').catch(() => false)).toBe(true);
    const share: number = await page.evaluate(
      "document.querySelector('#p17').getBoundingClientRect().top / innerHeight",
    );
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.42);
    for (const selector of ['#p16 p', '#p18 p', '.where', '.where .title', '#q'])
      expect([selector, await isPartlyInView(page, selector)]).toEqual([selector, true]);
    await page.getByRole('link', { name: 'Back to the answer' }).click();
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
  });

  it.each([true, false])(
    'list every document by folder, and find one, with script: %s',
    async (javaScriptEnabled) => {
      const page = await open('/', { javaScriptEnabled });
      const link = page.getByRole('link', { name: 'Berth 7', exact: true });
      expect(await link.isVisible()).toBe(false);
      await page.locator('.folder summary').filter({ hasText: 'Harbour' }).click();
      expect(await link.isVisible()).toBe(true);
      expect(await page.locator('.articles li').count()).toBe(FILED.length + 2);
      await page.getByLabel('Find a document').fill('berth 3 harb');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.articles li:visible').count()).toBe(2);
      expect(await page.getByRole('link', { name: 'Berth 3', exact: true }).isVisible()).toBe(true);
    },
  );

  it('complete what is typed, by keyboard alone, and ask what is chosen', async () => {
    const page = await open('/');
    const box = page.getByRole('combobox', { name: 'Your question' });
    await box.focus();
    await page.keyboard.type('galeo');
    const option = page.getByRole('option', { name: QUESTION });
    await option.waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    expect(await accessibilityProblems(page, true)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Escape');
    expect([await box.inputValue(), await box.getAttribute('aria-expanded')]).toEqual(['galeo', 'false']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
  });

  it('show the operator what people ask, and nobody else', async () => {
    const stranger = await open('about:blank');
    expect((await stranger.request.get(`${web.address}/admin`)).status()).toBe(401);
    const page = await open('/admin', { httpCredentials: { username: '', password: ADMIN_TOKEN } });
    await page.getByRole('heading', { level: 1, name: 'What people ask' }).waitFor();
    await page.getByText(UNANSWERED).first().waitFor();
    expect(await page.getByRole('img', { name: /^Shares of/ }).isVisible()).toBe(true);
    await page.getByText('Day by day').click();
    expect(await accessibilityProblems(page, true)).toEqual([]);
  });

  it('can be used by keyboard alone', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('Skip to the content');
    await page.getByLabel('Your question').focus();
    await page.keyboard.type('Sudzha');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'More' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(english.more).waitFor();
    await expect.poll(() => focused(page)).toContain(english.more);
  });

  it('copy the link to a paragraph', async () => {
    const page = await open('/articles/kursk', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('link', { name: 'Link to paragraph 12' }).click();
    await page.getByRole('status').getByText('Link copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${web.address}/articles/kursk#p12`);
  });

  it('mark the words that a link names by a text fragment', async () => {
    const page = await open('/articles/kursk#p12:~:text=pumping%20station');
    expect(await page.evaluate('getComputedStyle(document.body, "::target-text").backgroundColor')).not.toBe(
      '',
    );
    await expect.poll(() => isInView(page, '#p12')).toBe(true);
  });

  it('print the article, and nothing around it', async () => {
    const page = await open('/articles/kursk');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('article').isVisible()).toBe(true);
    for (const around of ['header', 'footer', '.ask'])
      expect([around, await page.locator(around).isVisible()]).toEqual([around, false]);
  });

  it('show what is hostile as text', async () => {
    for (const path of [
      '/',
      '/articles/hostile',
      `/ask?q=${encodeURIComponent(`What does the hostile sign say? ${HOSTILE}`)}`,
    ]) {
      const page = await open(path);
      expect(await page.locator('main').textContent()).toContain('<script>document.title="run"</script>');
      expect(await page.locator('a[href^="javascript:" i], main img, main script').count()).toBe(0);
      expect(await page.title()).not.toBe('run');
      expect(await page.content()).not.toContain('\u202E');
    }
  });

  const PAGES = [
    '/',
    `/ask?q=${QUESTION}`,
    `/ask?q=${UNANSWERED}`,
    '/ask?q=Sudzha',
    '/articles/kursk?mark=12.0-262#p12',
    '/help',
    '/privacy',
    '/sources',
    '/nowhere',
    '/?find=harbour',
    `/ask?q=${encodeURIComponent(`Sudzha ${'and the power station '.repeat(20)}`)}`,
  ];
  /** Looks that differ in style alone are tried on fewer pages, but in depth. */
  const SOME_PAGES = IS_DEEP ? PAGES : ['/', '/ask?q=Sudzha', '/articles/kursk?mark=12.0-262#p12'];
  const LOOKS: readonly [string, BrowserContextOptions, readonly string[]][] = [
    ['in the light', { colorScheme: 'light' }, PAGES],
    ['in the dark', { colorScheme: 'dark' }, SOME_PAGES],
    ['on a phone', { viewport: { width: 320, height: 640 } }, PAGES],
    ['with reduced motion', { reducedMotion: 'reduce' }, SOME_PAGES],
    ['in forced colours', { forcedColors: 'active' }, SOME_PAGES],
    // As wide as a window of 1,280 pixels is at 200 %.
    ['at twice the size', { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, SOME_PAGES],
  ];
  it.each(LOOKS)('are accessible %s (WCAG 2.2 AA, by axe), and fit', async (_, look, pages) => {
    const page = await open('/', look);
    for (const path of pages) {
      await page.goto(web.address + path);
      expect([path, await accessibilityProblems(page, true)]).toEqual([path, []]);
      const excess = await page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
      expect([path, excess]).toEqual([path, 0]);
    }
  });

  it('weigh little and don’t move while they load', async () => {
    const page = await open('about:blank');
    let bytes = 0;
    page.on('response', async (response) => {
      bytes += (await response.body()).length;
    });
    await page.goto(`${web.address}/articles/kursk`, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(
      `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 200); })`,
    );
    expect(shift).toBe(0);
    expect(bytes).toBeLessThan(60_000);
  });

  /** A new visitor's page; it must not complain, nor ask another host for anything. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A page that says by its status that something isn't there is no error of the page's.
      if (message.type() === 'error' && !message.text().includes('status of 404'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(web.address)) complaints.push(request.url());
    });
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    await page.goto(path.startsWith('/') ? web.address + path : path);
    return page;
  }

  async function back(page: Page, path: string): Promise<void> {
    await page.goto(web.address + path);
  }

  /** In words. Where script is off, axe can't run; the same pages are looked at with it. */
  async function accessibilityProblems(page: Page, canRun: boolean): Promise<unknown> {
    if (!canRun) return [];
    await page.evaluate(axe);
    return page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
    );
  }
});

async function fontSize(page: Page, selector: string): Promise<number> {
  return page.evaluate(`parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`);
}

async function heightOf(page: Page, selector: string): Promise<number> {
  return page.evaluate(`document.querySelector('${selector}').clientHeight`);
}

function isPartlyInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    `(() => { const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect(); return bottom > 0 && top < innerHeight; })()`,
  );
}

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.textContent');
}

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    `(() => { const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()`,
  );
}
