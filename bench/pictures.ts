import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { renderComponents } from '../src/adapters/discord/rendering/render-reply.ts';
import { renderReply } from '../src/adapters/slack/rendering/render-reply.ts';
import { english } from '../src/core/bot/wording/english.ts';
import { findBrowser } from '../tests/support/find-browser.ts';
import { discordPreview } from './pictures/discord-preview.ts';
import { repliesTo } from './pictures/replies.ts';
import { slackPreview } from './pictures/slack-preview.ts';
import { startProcess } from './web/start-process.ts';

// The pictures of the README, taken of the service as it is. Of the repository's root, where npm runs this.
const FOLDER = 'docs/pictures';
const QUESTION = 'why Sudzha?';
/** Of WebP: letters stay sharp. */
const QUALITY = 82;
/** Narrow enough to be read in the README's table of two. In CSS pixels; as high as it needs. */
const PREVIEW = { width: 580, height: 400 };

const folder = await mkdtemp(join(tmpdir(), 'kursk-pictures-'));
const service = await startProcess([resolve('bin/kursk.js'), 'start'], folder, { PORT: '0' });
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
try {
  await take(
    'answer',
    { url: `${service.address}/ask?q=${encodeURIComponent(QUESTION)}` },
    { width: 860, height: 640 },
  );
  const mark = await firstQuote();
  await take('article', { url: `${service.address}${mark}` }, { width: 860, height: 640 });
  const { slack, discord } = await repliesTo(QUESTION);
  await take('slack', { content: slackPreview(renderReply(slack, english)) }, PREVIEW);
  await take('discord', { content: discordPreview(renderComponents(discord, english)) }, PREVIEW);
} finally {
  await browser.close();
  await service.stop();
  await rm(folder, { recursive: true });
}

async function firstQuote(): Promise<string> {
  const page = await (await fetch(`${service.address}/ask?q=${encodeURIComponent(QUESTION)}`)).text();
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
