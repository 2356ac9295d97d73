import type { Passage } from '../core/article.ts';
import { blockMarkdown } from './block-markdown.ts';
import { headingMarkdown } from './heading-markdown.ts';

type WrittenPassage = Pick<Passage, 'text' | 'section'>;

/** Markdown has no more ranks of headings. */
const RANKS = 6;

/** Passages as Markdown that reads back to the same. @param passages whose headings are on one line each */
export function markdownOf(passages: readonly WrittenPassage[]): string {
  const deepest = Math.max(0, ...passages.map(({ section }) => section.length));
  const hasRoom = deepest < RANKS;
  const parts: string[] = [];
  let above: readonly string[] = [];
  for (const { text, section } of passages) {
    const first = firstNew(above, section);
    const headings = section.slice(first).map((heading, place) => {
      return headingMarkdown(heading, first + place + (hasRoom ? 2 : 1));
    });
    parts.push(...headings, blockMarkdown(text));
    above = section;
  }
  // A first heading of the first rank would be the title.
  return `${[...(hasRoom ? [] : ['#']), ...parts].join('\n\n')}\n`;
}

/** Where the headings begin that aren't those above already. A heading ends those below it only by being written again. */
function firstNew(above: readonly string[], section: readonly string[]): number {
  const place = section.findIndex((heading, rank) => heading !== above[rank]);
  if (place >= 0) return place;
  return section.length < above.length ? Math.max(0, section.length - 1) : section.length;
}
