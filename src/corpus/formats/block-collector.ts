import type { Block } from '../build-article.ts';

const CELL_SEPARATOR = ' | ';

export interface PageContent {
  /** A heading of rank 1 that opens the page. */
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

/** Collects a page's text, reported in reading order, into blocks. */
export interface BlockCollector {
  /** White space is collapsed, except in code. */
  addText(text: string): void;
  addLineBreak(): void;
  /** The text since the last block is a paragraph; in a table, a part of the cell. */
  endParagraph(): void;
  /** White space is kept until the code ends. */
  startCode(): void;
  endCode(): void;
  /** The text since the last block is a heading. @param rank from 1 */
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

/** A piece of code or a table is one block, with a line for each line or row. Headings are the section path of the blocks after them. */
export function createBlockCollector(): BlockCollector {
  const blocks: Block[] = [];
  let title: string | undefined;
  let section: readonly Heading[] = [];
  let open = '';
  let codeDepth = 0;
  /** The rows of each open table, outermost first. */
  const tables: string[][][] = [];

  const takeOpenText = () => {
    const text = codeDepth > 0 ? open : collapseSpace(open);
    open = '';
    return text;
  };
  const addBlock = (text: string) => {
    const trimmed = text.trim();
    if (trimmed !== '') blocks.push({ text: trimmed, section: section.map((heading) => heading.text) });
  };
  const endParagraph = () => {
    if (tables.length > 0) open += ' ';
    else addBlock(takeOpenText());
  };

  const endCell = () => {
    const row = tables.at(-1)?.at(-1);
    if (row === undefined) endParagraph();
    else row.push(takeOpenText().replaceAll('\n', ' ').trim());
  };
  /** Text in a table outside its cells, or in a cell before a nested table, is a cell of its own. */
  const endLooseText = () => {
    if (open.trim() === '') open = '';
    else endCell();
  };

  return {
    addText(text) {
      open += codeDepth > 0 ? text : text.replaceAll(/[ \t\r\n\f]+/g, ' ');
    },
    addLineBreak() {
      open += '\n';
    },
    endParagraph,
    startCode() {
      endParagraph();
      codeDepth += 1;
    },
    endCode() {
      endParagraph();
      codeDepth -= 1;
    },
    endHeading(rank) {
      if (tables.length > 0) return endParagraph();
      const heading = { rank, text: takeOpenText() };
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
      else addBlock(text);
    },
    read: () => ({ title, blocks }),
  };
}

/** Text as a browser shows it: white space collapsed, none around a line break. */
function collapseSpace(text: string): string {
  return text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}
