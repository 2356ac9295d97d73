import type { Block } from '../build-article.ts';

const CELL_SEPARATOR = ' | ';

/** The blocks of a page, and the title its heading gives it. */
export interface PageContent {
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

/** Takes a page's text in reading order, and makes blocks of it. */
export interface BlockCollector {
  /** White space in it is run together, except in code. */
  addText(text: string): void;
  addLineBreak(): void;
  /** What was open is a paragraph; in a table, a part of a cell. */
  endParagraph(): void;
  /** Until it ends, text is kept as it is. */
  startCode(): void;
  endCode(): void;
  /** What was open is a heading of this rank, from 1. */
  endHeading(rank: number): void;
  startTable(): void;
  endCell(): void;
  endRow(): void;
  endTable(): void;
  read(): PageContent;
}

interface Heading {
  readonly rank: number;
  readonly text: string;
}

/**
 * Code and a table are one block each, a line or row a line; headings are the section path of what follows them. A heading of
 * the first rank that opens the page is its title.
 */
export function createBlockCollector(): BlockCollector {
  const blocks: Block[] = [];
  let title: string | undefined;
  let section: readonly Heading[] = [];
  let open = '';
  let codes = 0;
  /** The rows of each table that is open, outermost first. */
  const tables: string[][][] = [];

  const take = () => {
    const taken = codes > 0 ? open : collapseSpace(open);
    open = '';
    return taken;
  };
  const add = (text: string) => {
    const shown = text.trim();
    if (shown !== '') blocks.push({ text: shown, section: section.map((heading) => heading.text) });
  };
  const endParagraph = () => {
    if (tables.length > 0) open += ' ';
    else add(take());
  };

  const endCell = () => {
    const row = tables.at(-1)?.at(-1);
    if (row === undefined) endParagraph();
    else row.push(take().replaceAll('\n', ' ').trim());
  };
  /** What stands in a table outside its cells, or in a cell before another table, is a cell too. */
  const endLooseText = () => {
    if (open.trim() === '') open = '';
    else endCell();
  };

  return {
    addText(text) {
      open += codes > 0 ? text : text.replaceAll(/[ \t\r\n\f]+/g, ' ');
    },
    addLineBreak() {
      open += '\n';
    },
    endParagraph,
    startCode() {
      endParagraph();
      codes += 1;
    },
    endCode() {
      endParagraph();
      codes -= 1;
    },
    endHeading(rank) {
      if (tables.length > 0) return endParagraph();
      const heading = { rank, text: take() };
      const opensPage = title === undefined && blocks.length === 0 && section.length === 0;
      if (rank === 1 && opensPage) title = heading.text;
      else section = [...section.filter((above) => above.rank < rank), heading];
    },
    startTable() {
      endLooseText();
      tables.push([[]]);
    },
    endCell,
    endRow() {
      tables.at(-1)?.push([]);
    },
    endTable() {
      endLooseText();
      const rows = tables.pop() ?? [];
      const text = rows
        .filter((cells) => cells.some((cell) => cell !== ''))
        .map((cells) => cells.join(CELL_SEPARATOR))
        .join('\n');
      if (tables.length > 0) open += `${text.replaceAll('\n', ' ')} `;
      else add(text);
    },
    read: () => ({ title, blocks }),
  };
}

/** Text as it is shown: white space run together, none around a line break. */
function collapseSpace(text: string): string {
  return text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}
