import type { Draft } from './draft.ts';

/** A first line that stands alone and is no longer than this is the title. In UTF-16 units. */
const LONGEST_TITLE = 120;

const BLANK_LINES = /\n[ \t]*\n\s*/;
const ENDS_AS_PROSE = /[.!?…:;,]["'”’)\]]*$/u;

/**
 * Reads plain text: paragraphs stand between blank lines and may be wrapped; without any blank line, every line that
 * ends as prose does ends a paragraph.
 */
export function parsePlainText(text: string): Draft {
  const paragraphs = paragraphsOf(text.replaceAll(/\r\n?/g, '\n').trim());
  const [first = '', ...rest] = paragraphs;
  const titled = rest.length > 0 && first.length <= LONGEST_TITLE && !ENDS_AS_PROSE.test(first);
  return {
    details: { title: titled ? first : undefined },
    blocks: (titled ? rest : paragraphs).map((paragraph) => ({ text: paragraph, section: [] })),
  };
}

function paragraphsOf(text: string): string[] {
  if (BLANK_LINES.test(text)) return text.split(BLANK_LINES).map(unwrapped);
  const lines = text.split('\n').map((line) => line.trim());
  return lines.every((line) => ENDS_AS_PROSE.test(line)) ? lines : [unwrapped(text)];
}

function unwrapped(paragraph: string): string {
  return paragraph.replaceAll(/[ \t]*\n[ \t]*/g, ' ').trim();
}
