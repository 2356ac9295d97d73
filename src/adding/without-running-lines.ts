import type { PdfLine } from './pdf-lines.ts';

/** What stands on fewer pages may well be text. */
const FEWEST_PAGES = 3;
/** Lines from a page's top and from its foot that may be the same on all. */
const DEPTH = 2;

const PAGE_NUMBER = /^(?:page\s+)?[\divxlc]{1,6}(?:\s*(?:\/|of)\s*\d{1,6})?$/i;

/** Pages without the headers, footers and numbers that run through them. */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const text of new Set(edgesOf(lines).map(likeOnEachPage)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = Math.max(FEWEST_PAGES, pages.length / 2);
  const runs = (line: PdfLine) =>
    PAGE_NUMBER.test(line.text) || (counts.get(likeOnEachPage(line)) ?? 0) >= least;
  return pages.map((lines) => {
    const running = new Set(edgesOf(lines).filter(runs));
    return lines.filter((line) => !running.has(line));
  });
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return [...byHeight.slice(0, DEPTH), ...byHeight.slice(-DEPTH)];
}

/** A title, set larger than the header that repeats it, is none of these lines. */
function likeOnEachPage({ text, height }: PdfLine): string {
  return `${Math.round(height)} ${text.replaceAll(/\d+/g, '0').toLowerCase()}`;
}
