import type { Draft } from '../build-article.ts';
import { isBoilerplate } from '../passage-text.ts';

/** A first line that stands alone and is no longer than this is the title. In UTF-16 units. */
const LONGEST_TITLE = 120;

const ENDS_AS_PROSE = /[.!?…:;,]["'”’)\]]*$/u;
const LIST_ITEM = /^(?:[-*•]|\d+[.)])\s/;

/**
 * Reads plain text: paragraphs stand between blank lines and may be wrapped; without any blank line, every line that
 * ends as prose does ends a paragraph. A line of furniture is a paragraph of its own.
 */
export function parsePlainText(text: string): Draft {
  const lines = text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const paragraphs = paragraphsOf(lines);
  const [[title = '', ...wrapped] = [], ...rest] = paragraphs;
  const titled = rest.length > 0 && wrapped.length === 0 && isTitle(title);
  return {
    details: { title: titled ? title : undefined },
    blocks: (titled ? rest : paragraphs).map((paragraph) => ({ text: paragraph.join(' '), section: [] })),
  };
}

function isTitle(line: string): boolean {
  return line.length <= LONGEST_TITLE && !ENDS_AS_PROSE.test(line) && !LIST_ITEM.test(line);
}

/** The lines of each paragraph. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const lineByLine = lines.every((line) => ENDS_AS_PROSE.test(line));
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    const own = lineByLine || isBoilerplate(line);
    if (line === '' || own) paragraphs.push([]);
    if (line !== '') paragraphs.at(-1)?.push(line);
    if (own) paragraphs.push([]);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
