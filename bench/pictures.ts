import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { renderComponents } from '../src/adapters/discord/rendering/render-reply.ts';
import { renderReply } from '../src/adapters/slack/rendering/render-reply.ts';
import { english } from '../src/core/bot/wording/english.ts';
import { findBrowser } from '../tests/support/find-browser.ts';
import { discordPreview } from './pictures/discord-preview.ts';
import {
  fingerprintOf,
  readFingerprints,
  stalePictures,
  writeFingerprints,
} from './pictures/fingerprints.ts';
import { repliesTo } from './pictures/replies.ts';
import { slackPreview } from './pictures/slack-preview.ts';
import { startProcess } from './web/start-process.ts';

// Takes the pictures of the documents from the service as it is now. With `--check` it takes none, and fails if one shows what isn't
// shown any more: so it needs no browser.

// Of the repository's root, where npm runs this.
const FOLDER = 'docs/pictures';
const STYLE = 'src/adapters/web/assets/style.css';
/** Its quotes lead clearly, so that every processor draws the same. */
const QUESTION = 'How much does Gazprom pay to rent the pipeline?';
/** Of WebP: letters stay sharp. */
const QUALITY = 82;
/** In CSS pixels. */
const WEB_PAGE = { width: 860, height: 640 };
/** Narrow enough to be read in the README's table of two. In CSS pixels; as high as it needs. */
const PREVIEW_WIDTH = 580;

/** What a picture is taken of: a page of the service, or one that is drawn here. */
type Subject = { readonly name: string; readonly html: string; readonly style: string } & (
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'preview' }
);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const folder = await mkdtemp(join(tmpdir(), 'kursk-pictures-'));
const service = await startProcess([resolve('bin/kursk.js'), 'start'], folder, {
  PORT: '0',
  // However busy the machine is, the reader finds the answer.
  READER_PATIENCE: '60000',
  TIME_LIMIT: '60',
});
try {
  const subjects = [...(await pagesOfService()), ...(await previews())];
  const now = Object.fromEntries(subjects.map(({ name, html, style }) => [name, fingerprintOf(html, style)]));
  if (values.check) check(stalePictures(await readFingerprints(), now));
  else {
    await takeAll(subjects);
    await writeFingerprints(now);
  }
} finally {
  await service.stop();
  await rm(folder, { recursive: true });
}

function check(stale: readonly string[]): void {
  if (stale.length === 0) return;
  process.stderr.write(`Stale pictures: ${stale.join(', ')}. Take them again with \`npm run pictures\`.\n`);
  process.exitCode = 1;
}

/** The answer, and the place in the article that its first quote links to. */
async function pagesOfService(): Promise<Subject[]> {
  const style = await readFile(STYLE, 'utf8');
  const answerUrl = `${service.address}/ask?q=${encodeURIComponent(QUESTION)}`;
  const answer = await textAt(answerUrl);
  const link = /figcaption>— <a href="(?<link>[^"]+)"/.exec(answer)?.groups?.link;
  if (link === undefined) throw new Error(`There is no answer to draw: ${QUESTION}`);
  const articleUrl = `${service.address}${link.replaceAll('&amp;', '&')}`;
  return [
    { kind: 'page', name: 'answer', url: answerUrl, html: answer, style },
    { kind: 'page', name: 'article', url: articleUrl, html: await textAt(articleUrl), style },
  ];
}

async function previews(): Promise<Subject[]> {
  const { slack, discord } = await repliesTo(QUESTION);
  return [
    { kind: 'preview', name: 'slack', html: slackPreview(renderReply(slack, english)), style: '' },
    { kind: 'preview', name: 'discord', html: discordPreview(renderComponents(discord, english)), style: '' },
  ];
}

async function textAt(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

async function takeAll(subjects: readonly Subject[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
  try {
    for (const subject of subjects) await take(browser, subject);
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, subject: Subject): Promise<void> {
  const context = await browser.newContext({ viewport: WEB_PAGE, deviceScaleFactor: 2 });
  const page = await context.newPage();
  if (subject.kind === 'page') await page.goto(subject.url);
  else await showWhole(page, subject.html);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await writeFile(join(FOLDER, `${subject.name}.webp`), Buffer.from(data, 'base64'));
  await context.close();
}

async function showWhole(page: Page, html: string): Promise<void> {
  await page.setViewportSize({ width: PREVIEW_WIDTH, height: WEB_PAGE.height });
  await page.setContent(html);
  const height: number = await page.evaluate('document.body.scrollHeight');
  await page.setViewportSize({ width: PREVIEW_WIDTH, height });
}
