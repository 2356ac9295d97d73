import type { Passage } from '../../core/article.ts';
import { RefusedSource } from '../corpus-error.ts';
import { parseMarkdown } from '../formats/parse-markdown.ts';
import { passageText } from '../passage-text.ts';

type WrittenPassage = Pick<Passage, 'text' | 'section'>;

/** Markdown has no more ranks of headings. */
const HEADING_RANKS = 6;

/** Passages as Markdown that reads back to the same. @param passages whose headings are on one line each */
export function markdownOfPassages(passages: readonly WrittenPassage[]): string {
  const deepest = Math.max(0, ...passages.map(({ section }) => section.length));
  const hasRoom = deepest < HEADING_RANKS;
  const parts: string[] = [];
  let above: readonly string[] = [];
  for (const { text, section } of passages) {
    const first = firstNewHeading(above, section);
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
function firstNewHeading(above: readonly string[], section: readonly string[]): number {
  const place = section.findIndex((heading, rank) => heading !== above[rank]);
  if (place >= 0) return place;
  return section.length < above.length ? Math.max(0, section.length - 1) : section.length;
}

/** A heading on one line as Markdown that reads back to the same text. @param rank from 1 to 6 */
function headingMarkdown(text: string, rank: number): string {
  const ways = escapings(text);
  const good = ways.find((markdown) => parseMarkdown(`# ${markdown}`, '').details.title === text);
  return `${'#'.repeat(rank)} ${good ?? ways.at(-1)}`.trimEnd();
}

/**
 * A passage as Markdown that reads back to the same text: plain where that does, else escaped, else as code, which keeps white
 * space too. @throws RefusedSource when nothing does
 */
function blockMarkdown(text: string): string {
  const good = [...escapings(text), asCode(text)].find((markdown) => readsBackTo(markdown, text));
  if (good !== undefined) return good;
  throw new RefusedSource(`A paragraph of it can't be written as Markdown: "${text.slice(0, 60)}"`);
}

function asCode(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Also among others: HTML that is never ended would swallow what follows it. */
function readsBackTo(markdown: string, text: string): boolean {
  try {
    const { blocks } = parseMarkdown(`Before\n\n${markdown}\n\n\\# After`, '');
    const texts = blocks.map((block) => (block.section.length === 0 ? passageText(block.text) : null));
    return texts.length === 3 && texts[0] === 'Before' && texts[1] === text && texts[2] === '# After';
  } catch {
    return false;
  }
}

/** What Markdown may take for its own, wherever it stands. */
const MARKS = /[\\`*_[\]<>&#~|]/g;
/** And at the beginning of a line. */
const OPENERS = /^(?<number>\d*)(?<mark>[-+=.)>])/gm;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** Ways to write text as Markdown, the most readable first. */
const ESCAPINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(MARKS, '\\$&').replaceAll(OPENERS, '$<number>\\$<mark>'),
  (text) => text.replaceAll(PUNCTUATION, '\\$&'),
];

const HARD_BREAK = '\\\n';

/** A text as Markdown: plain, with as little escaped as it mostly takes, with all escaped. */
function escapings(text: string): string[] {
  return ESCAPINGS.map((way) => way(text).replaceAll('\n', HARD_BREAK));
}
