import type { Passage } from '../../core/article.ts';
import { SourceError } from '../corpus-error.ts';
import { parseMarkdown } from '../formats/parse-markdown.ts';
import { passageText } from '../passage-text.ts';

type WrittenPassage = Pick<Passage, 'text' | 'section'>;

/** Markdown has six ranks of headings. */
const HEADING_RANKS = 6;

/**
 * Writes passages as Markdown that parses back to exactly the same text and headings. Each heading and passage is written the most
 * readable way that survives the round trip, which is tried out with the parser itself.
 *
 * @param passages with each heading on one line
 * @throws SourceError when a passage survives no way of writing it
 */
export function markdownOfPassages(passages: readonly WrittenPassage[]): string {
  const hasRoom = passages.every(({ section }) => section.length < HEADING_RANKS);
  const paragraphs: string[] = [];
  let above: readonly string[] = [];
  for (const { text, section } of passages) {
    const first = firstNewHeading(above, section);
    const headings = section.slice(first).map((heading, index) => {
      return headingMarkdown(heading, first + index + (hasRoom ? 2 : 1));
    });
    paragraphs.push(...headings, blockMarkdown(text));
    above = section;
  }
  // Rank 1 is used only when all six are needed. An empty title then keeps the first heading from being taken for the title.
  return `${[...(hasRoom ? [] : ['#']), ...paragraphs].join('\n\n')}\n`;
}

/** The index of the first heading to write. To leave a subsection, the heading above it is written again. */
function firstNewHeading(above: readonly string[], section: readonly string[]): number {
  const first = section.findIndex((heading, rank) => heading !== above[rank]);
  if (first >= 0) return first;
  return section.length < above.length ? Math.max(0, section.length - 1) : section.length;
}

/** @param rank from 1 to 6 */
function headingMarkdown(text: string, rank: number): string {
  const attempts = escapings(text);
  const good = attempts.find((markdown) => parseMarkdown(`# ${markdown}`, '').details.title === text);
  return `${'#'.repeat(rank)} ${good ?? attempts.at(-1)}`.trimEnd();
}

/** Plain if that parses back to the same text, else escaped, else as code, which keeps white space, too. @throws SourceError */
function blockMarkdown(text: string): string {
  const good = [...escapings(text), asCode(text)].find((markdown) => readsBackTo(markdown, text));
  if (good !== undefined) return good;
  throw new SourceError(`A paragraph of it can't be written as Markdown: "${text.slice(0, 60)}"`);
}

function asCode(text: string): string {
  let longest = 2;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/**
 * Tried between two other paragraphs, as HTML that is never closed would swallow the one after it. That stands under a heading, as
 * what follows a colon is read together with it.
 */
function readsBackTo(markdown: string, text: string): boolean {
  try {
    const { blocks } = parseMarkdown(`Before\n\n${markdown}\n\n# Then\n\n\\# After`, '');
    const texts = blocks.map((block) => [passageText(block.text), ...block.section].join('\0'));
    return texts.length === 3 && texts[0] === 'Before' && texts[1] === text && texts[2] === '# After\0Then';
  } catch {
    return false;
  }
}

/** Characters that may be Markdown anywhere. */
const MARKS = /[\\`*_[\]<>&#~|]/g;
/** Characters that may be Markdown at the beginning of a line. */
const OPENERS = /^(?<number>\d*)(?<mark>[-+=.)>])/gm;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** The most readable first: as it is, with what is mostly enough escaped, with all punctuation escaped. */
const ESCAPINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(MARKS, '\\$&').replaceAll(OPENERS, '$<number>\\$<mark>'),
  (text) => text.replaceAll(PUNCTUATION, '\\$&'),
];

const HARD_BREAK = '\\\n';

function escapings(text: string): string[] {
  return ESCAPINGS.map((rewrite) => rewrite(text).replaceAll('\n', HARD_BREAK));
}
