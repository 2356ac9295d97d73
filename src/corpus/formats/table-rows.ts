/**
 * The text of a table. Where the table names its columns, every row is a text of its own that names them, too, as nobody can tell
 * what a cell means without its column: "Area: On call⏎Junior: Watches.⏎Senior: Takes shifts alone."
 */

export interface Table {
  readonly caption: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** It stands in the table's head. */
  readonly isHead: boolean;
}

export interface Cell {
  /** On one line. */
  readonly text: string;
  readonly isHeader: boolean;
  /** All of it is set bold. */
  readonly isBold: boolean;
  /** How many columns and rows it spans, from 1. */
  readonly columns: number;
  readonly rows: number;
}

const CELL_SEPARATOR = ' | ';
/** What is quoted as one piece at most, as `quotes` in the core has it. In UTF-16 units. */
const MAX_ROW_LENGTH = 400;
/** What is longer is no name of a column, a row or a table. In UTF-16 units. */
const MAX_NAME_LENGTH = 120;
/** A table is read plainly if naming its columns in every row makes it longer than by this factor, and this much. */
const MAX_GROWTH = 8;
const FREE_GROWTH = 4_096;
/** HTML's own limit for columns that a cell spans. */
const MAX_COLUMNS = 1_000;
/** More rows that name columns are something else. */
const MAX_HEAD_ROWS = 4;
/** Cells of one column that reach down into one row, at most. */
const MAX_REACHING = 8;

/** The texts of a table, in reading order. */
export function tableTexts(table: Table): string[] {
  const rows = table.rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  const heads = headRows(rows);
  const named = heads === 0 ? null : namedRows(table.caption, rows.slice(0, heads), rows.slice(heads));
  return named ?? [plainText(table.caption, rows)].filter((text) => text !== '');
}

/** Row by row, as it stands. A row that begins with its own name and has no other names says so with a colon. */
function plainText(caption: string, rows: readonly Row[]): string {
  const lines = rows.map(({ cells }) => {
    const [first, ...others] = cells;
    const values = others.map(({ text }) => text);
    const isNamed = first?.isHeader === true && others.some(({ isHeader }) => !isHeader);
    if (isNamed && first.text !== '' && values.some((value) => value !== ''))
      return labelled(first.text, values.join(CELL_SEPARATOR));
    return cells.map(({ text }) => text).join(CELL_SEPARATOR);
  });
  return [caption, ...lines].filter((line) => line !== '').join('\n');
}

/** How many rows at the top name the columns; 0 if none does, or nothing stands below them. */
function headRows(rows: readonly Row[]): number {
  const body = rows.findIndex((row) => !row.isHead && !isAllHeader(row));
  if (body <= 0) return body === 0 && isHeadByLook(rows) ? 1 : 0;
  return body <= MAX_HEAD_ROWS && rows.slice(0, body).some(({ cells }) => cells.length > 1) ? body : 0;
}

function isAllHeader({ cells }: Row): boolean {
  return cells.every(({ isHeader }) => isHeader);
}

/** A number or a sum, perhaps with its currency. */
const NUMBER = /^[\p{Sc}\p{N}\s.,%+-]+$/u;

/**
 * Word processors don't mark the row that names the columns. It is bold and the others aren't, or it has no number in a column
 * that has nothing else; but not in the second of two columns, as a list of facts has those, too.
 */
function isHeadByLook([first, ...body]: readonly Row[]): boolean {
  if (first === undefined || body.length === 0 || first.cells.length < 2) return false;
  if (first.cells.some(({ text }) => text === '' || text.length > MAX_NAME_LENGTH || /\p{N}/u.test(text)))
    return false;
  if (first.cells.every(({ isBold }) => isBold))
    return body.some(({ cells }) => cells.some(({ isBold, text }) => !isBold && text !== ''));
  const columns = first.cells.length === 2 ? [0] : [...first.cells.keys()];
  return columns.some((column) => body.every(({ cells }) => isNumber(cells[column]?.text ?? '')));
}

function isNumber(text: string): boolean {
  return NUMBER.test(text) && /\p{N}/u.test(text);
}

/** `null` if the names are too long, or would be repeated too often. */
function namedRows(caption: string, heads: readonly Row[], body: readonly Row[]): string[] | null {
  const names = columnNames(heads);
  if (names.some((name) => name.length > MAX_NAME_LENGTH)) return null;
  const limit =
    FREE_GROWTH + MAX_GROWTH * body.reduce((sum, { cells }) => sum + cells.length + textLength(cells), 0);
  const title = caption.length <= MAX_NAME_LENGTH ? caption : '';
  const texts = title === caption ? [] : [caption];
  let group = title;
  /** The last subheading while nothing stands below it: a remark on the table, it may be. */
  let remarks: string[] = [];
  let length = 0;
  for (const cells of spreadRows(body, names.length)) {
    const subheading = names.length > 1 ? subheadingOf(cells) : undefined;
    if (subheading !== undefined) {
      texts.push(...remarks);
      group = [title, subheading].filter((line) => line !== '').join('\n');
      remarks = [group];
      continue;
    }
    remarks = [];
    const filled = cells.filter(({ text }) => text !== '');
    const packed = packRow(
      group,
      filled.map((cell) => labelled(nameOf(cell, names), cell.text)),
    );
    length += textLength(packed.map((text) => ({ text })));
    if (length > limit) return null;
    texts.push(...packed);
  }
  // A table of subheadings alone.
  return length === 0 ? null : [...texts, ...remarks];
}

/** The name of a cell's column; none for a cell that reaches over all of several. */
function nameOf({ column, columns }: PlacedCell, names: readonly string[]): string {
  return columns > 1 && columns === names.length ? '' : (names[column] ?? '');
}

/** A row of one short cell stands over the rows below it. */
function subheadingOf([only, ...others]: readonly Cell[]): string | undefined {
  if (only === undefined || only.text === '' || others.length > 0) return undefined;
  return only.text.length <= MAX_NAME_LENGTH ? only.text : undefined;
}

function textLength(cells: readonly { readonly text: string }[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0);
}

function columnNames(heads: readonly Row[]): string[] {
  const names: string[][] = [];
  for (const cells of spreadRows(heads, MAX_COLUMNS)) {
    for (const { text, column, columns } of cells) {
      for (let at = column; at < Math.min(column + columns, MAX_COLUMNS); at++) {
        names[at] ??= [];
        if (text !== '' && !names[at]?.includes(text)) names[at]?.push(text);
      }
    }
  }
  return Array.from(names, (parts) => (parts ?? []).join(' '));
}

interface PlacedCell extends Cell {
  /** From 0. */
  readonly column: number;
}

/** The cells of each row at their columns, with those that reach down into it from the rows above. */
function* spreadRows(rows: readonly Row[], width: number): Generator<PlacedCell[]> {
  let reaching: { cell: PlacedCell; left: number }[] = [];
  for (const { cells } of rows) {
    const placed: PlacedCell[] = reaching.map(({ cell }) => cell);
    const taken = new Set(placed.map(({ column }) => column));
    let column = 0;
    const own: PlacedCell[] = [];
    for (const cell of cells) {
      while (taken.has(column)) column++;
      const columns = Math.max(1, Math.min(cell.columns, width - column));
      own.push({ ...cell, columns, column });
      column += columns;
    }
    yield [...placed, ...own].sort((a, b) => a.column - b.column);
    reaching = [
      ...reaching.flatMap(({ cell, left }) => (left > 1 ? [{ cell, left: left - 1 }] : [])),
      ...own
        .filter((cell) => cell.rows > 1 && cell.columns === 1 && cell.text.length <= MAX_NAME_LENGTH)
        .map((cell) => ({ cell, left: cell.rows - 1 })),
    ].slice(0, MAX_REACHING);
  }
}

function labelled(name: string, text: string): string {
  if (name === '' || name === text) return text;
  return /[:?]$/.test(name) ? `${name} ${text}` : `${name}: ${text}`;
}

/** One text if it can be quoted at once, else several that each begin with the first cell, which mostly says what the row is about. */
function packRow(group: string, pairs: readonly string[]): string[] {
  const lines = group === '' ? pairs : [group, ...pairs];
  const whole = lines.join('\n');
  if (whole.length <= MAX_ROW_LENGTH) return whole === '' ? [] : [whole];
  const [first = '', ...others] = pairs;
  const lead = [group, first].filter((line) => line !== '').join('\n');
  if (first.length > MAX_NAME_LENGTH || others.length === 0) return [whole];
  const texts: string[] = [];
  let open = '';
  for (const pair of others) {
    if (open !== '' && open.length + 1 + pair.length > MAX_ROW_LENGTH) {
      texts.push(open);
      open = '';
    }
    open = open === '' ? `${lead}\n${pair}` : `${open}\n${pair}`;
  }
  return [...texts, open];
}
