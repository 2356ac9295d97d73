import { type Cell, type Row, type Table, tableTexts } from './table-rows.ts';

/** How a cell is marked up. */
export interface CellMarks {
  readonly isHeader: boolean;
  readonly columns: number;
  readonly rows: number;
}

/** What a cell holds, in reading order. */
export type Part =
  | {
      readonly kind: 'paragraph' | 'code';
      readonly text: string;
      readonly isBold: boolean;
      readonly linked: number;
    }
  | { readonly kind: 'heading'; readonly text: string; readonly rank: number }
  | { readonly kind: 'table'; readonly table: OpenTable };

interface OpenCell extends CellMarks {
  readonly parts: readonly Part[];
}

/** A table while it is collected. */
export interface OpenTable {
  isLayout: boolean;
  caption: string;
  rows: { cells: OpenCell[]; isHead: boolean }[];
  /** Of the cell that is open. */
  parts: Part[];
}

/** A cell with more parts is a piece of a page. */
const MAX_CELL_PARTS = 6;
/** And so is one with more text, where the table has no column names. In UTF-16 units. */
const MAX_CELL_LENGTH = 1_000;

const PLAIN: CellMarks = { isHeader: false, columns: 1, rows: 1 };

/** Collects tables, and what stands in their cells, in reading order. */
export interface TableCollector {
  readonly isOpen: () => boolean;
  /** @param isLayout it only places what is in its cells */
  start(isLayout: boolean): void;
  /** Adds to the cell that is open. */
  addPart(part: Part): void;
  nameTable(caption: string): void;
  endCell(marks: CellMarks): void;
  /** @param isHead the row stands in the table's head */
  endRow(isHead: boolean): void;
  /** The table that has ended; `null` if it is a part of a cell now, or there is none. */
  end(): OpenTable | null;
}

export function createTableCollector(): TableCollector {
  /** Innermost last. */
  const tables: OpenTable[] = [];

  const endCell = (marks: CellMarks) => {
    const table = tables.at(-1);
    if (table === undefined) return;
    table.rows.at(-1)?.cells.push({ ...marks, parts: table.parts });
    table.parts = [];
  };
  /** Text in a table outside its cells is a cell of its own. */
  const endLooseText = () => {
    if ((tables.at(-1)?.parts.length ?? 0) > 0) endCell(PLAIN);
  };

  return {
    isOpen: () => tables.length > 0,
    start(isForLayout) {
      tables.push({ isLayout: isForLayout, caption: '', rows: [{ cells: [], isHead: false }], parts: [] });
    },
    addPart(part) {
      tables.at(-1)?.parts.push(part);
    },
    nameTable(caption) {
      const table = tables.at(-1);
      if (table !== undefined) table.caption = caption;
    },
    endCell,
    endRow(isHead) {
      const table = tables.at(-1);
      if (table === undefined) return;
      endLooseText();
      const row = table.rows.at(-1);
      if (row !== undefined) row.isHead = isHead;
      table.rows.push({ cells: [], isHead: false });
    },
    end() {
      endLooseText();
      const table = tables.pop();
      const outer = tables.at(-1);
      if (table === undefined || outer === undefined) return table ?? null;
      outer.parts.push({ kind: 'table', table });
      return null;
    },
  };
}

/** The table as its rows; `null` for one that only places what is in its cells. */
export function dataOf(table: OpenTable): Table | null {
  return isLayout(table) ? null : { caption: table.caption, rows: table.rows.map(rowOf) };
}

/** What is in the cells of a table. */
export function partsOf({ rows }: OpenTable): Part[] {
  return rows.flatMap(({ cells }) => cells.flatMap(({ parts }) => parts));
}

/** A table that names its columns holds data; one whose cells hold pieces of a page only places them. */
function isLayout({ isLayout: isDeclared, rows }: OpenTable): boolean {
  const cells = rows.flatMap((row) => row.cells);
  if (cells.some(({ isHeader }) => isHeader) || rows.some(({ isHead }) => isHead)) return false;
  return isDeclared || rows.every((row) => row.cells.length <= 1) || cells.some(holdsPieceOfPage);
}

function holdsPieceOfPage({ parts }: OpenCell): boolean {
  return (
    parts.length > MAX_CELL_PARTS ||
    parts.some(({ kind }) => kind === 'heading' || kind === 'table') ||
    parts.some((part) => part.kind === 'paragraph' && part.text.length > MAX_CELL_LENGTH)
  );
}

function rowOf({ cells, isHead }: OpenTable['rows'][number]): Row {
  return { cells: cells.map(cellOf), isHead };
}

function cellOf({ parts, ...marks }: OpenCell): Cell {
  const text = parts.map(textOfPart).join(' ').replaceAll('\n', ' ').trim();
  const isBold = parts.length > 0 && parts.every((part) => part.kind === 'paragraph' && part.isBold);
  return { ...marks, text, isBold };
}

/** A table in a cell of another has its rows in one line. */
function textOfPart(part: Part): string {
  if (part.kind !== 'table') return part.text;
  return tableTexts({ caption: part.table.caption, rows: part.table.rows.map(rowOf) }).join(' ');
}
