import { chromium } from 'playwright-core';

export interface PageFigures {
  /** Milliseconds until something was painted: the median of several visits, each with an empty cache. */
  readonly firstPaint: number;
  /** In bytes, uncompressed, with all that the page loads. */
  readonly weight: number;
  /** What moved while it loaded, as Chromium counts it; 0 is nothing. */
  readonly shift: number;
}

const VISITS = 9;

/** By the page's own clock, once nothing more is painted. */
const MEASURE = `new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    done({ firstPaint: paint, weight: loaded.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0), shift });
  }, 300);
})`;

/** Visits a page in a browser. @param executablePath of a Chromium */
export async function measurePage(url: string, executablePath: string): Promise<PageFigures> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const visits: PageFigures[] = [];
    for (let visit = 0; visit < VISITS; visit++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'load' });
      visits.push(await page.evaluate<PageFigures>(MEASURE));
      await context.close();
    }
    const paints = visits.map(({ firstPaint }) => firstPaint).sort((a, b) => a - b);
    return {
      firstPaint: paints[Math.floor(VISITS / 2)] ?? 0,
      weight: Math.max(...visits.map(({ weight }) => weight)),
      shift: Math.max(...visits.map(({ shift }) => shift)),
    };
  } finally {
    await browser.close();
  }
}
