import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { answerSchema } from '../src/adapters/web/api-schemas.ts';
import { findBrowser } from '../tests/support/find-browser.ts';
import { LOOKS } from './pictures/looks.ts';
import { preview } from './pictures/preview.ts';
import { startProcess } from './web/start-process.ts';

// The pictures of the README, taken of the service as it is. Of the repository's root, where npm runs this.
const FOLDER = 'docs/pictures';
const QUESTION = encodeURIComponent('why Sudzha?');
/** Of WebP: letters stay sharp. */
const QUALITY = 82;

const folder = await mkdtemp(join(tmpdir(), 'kursk-pictures-'));
const service = await startProcess([resolve('bin/kursk.js'), 'start'], folder, { PORT: '0' });
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
try {
  await take('answer', { url: `${service.address}/ask?q=${QUESTION}` }, { width: 860, height: 640 });
  const mark = await firstQuote();
  await take('article', { url: `${service.address}${mark}` }, { width: 860, height: 640 });
  const answer = answerSchema.parse(
    await (await fetch(`${service.address}/api/ask?question=${QUESTION}`)).json(),
  );
  for (const look of LOOKS)
    await take(look.platform.toLowerCase(), { content: preview(answer, look) }, { width: 768, height: 560 });
} finally {
  await browser.close();
  await service.stop();
  await rm(folder, { recursive: true });
}

async function firstQuote(): Promise<string> {
  const page = await (await fetch(`${service.address}/ask?q=${QUESTION}`)).text();
  return /figcaption>— <a href="(?<link>[^"]+)"/.exec(page)?.groups?.link ?? '/articles/kursk';
}

async function showWhole(page: Page, content: string, width: number): Promise<void> {
  await page.setContent(content);
  await page.setViewportSize({ width, height: await page.evaluate('document.body.scrollHeight') });
}

async function take(
  name: string,
  from: { readonly url: string } | { readonly content: string },
  viewport: NonNullable<BrowserContextOptions['viewport']>,
): Promise<void> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2 });
  const page = await context.newPage();
  if ('url' in from) await page.goto(from.url);
  else await showWhole(page, from.content, viewport.width);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await writeFile(join(FOLDER, `${name}.webp`), Buffer.from(data, 'base64'));
  await context.close();
}
