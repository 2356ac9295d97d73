import type { Draft } from '../build-article.ts';
import { isBoilerplate } from '../passage-text.ts';
import { joinParagraphs } from './lead-ins.ts';

/** A first line that stands alone and is no longer than this is the title. In UTF-16 units. */
const MAX_TITLE_LENGTH = 120;

const ENDS_AS_PROSE = /[.!?…:;,]["'”’)\]]*$/u;
const LIST_ITEM = /^(?:[-*•]|\d+[.)])\s/;

/**
 * Parses plain text. Paragraphs stand between blank lines and may be wrapped; where all lines end like prose, each line is a
 * paragraph. A line of boilerplate is a paragraph of its own.
 */
export function parsePlainText(text: string): Draft {
  const lines = text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const paragraphs = paragraphsOf(lines);
  const [[title = '', ...wrapped] = [], ...rest] = paragraphs;
  const hasTitle = rest.length > 0 && wrapped.length === 0 && isTitle(title);
  return {
    details: { title: hasTitle ? title : undefined },
    blocks: joinParagraphs(
      (hasTitle ? rest : paragraphs).map((paragraph) => ({ text: paragraph.join(' '), section: [] })),
    ),
  };
}

function isTitle(line: string): boolean {
  return line.length <= MAX_TITLE_LENGTH && !ENDS_AS_PROSE.test(line) && !LIST_ITEM.test(line);
}

/** The lines of each paragraph. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const isLineByLine = lines.every((line) => ENDS_AS_PROSE.test(line));
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    const standsAlone = isLineByLine || isBoilerplate(line);
    if (line === '' || standsAlone) paragraphs.push([]);
    if (line !== '') paragraphs.at(-1)?.push(line);
    if (standsAlone) paragraphs.push([]);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
