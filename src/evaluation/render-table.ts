/** A column of figures. Neighbours of the same group stand under its name. */
export interface Column<Row> {
  readonly group: string;
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

/** A row; one without figures is a heading for those below. */
export interface LabelledRow<Row> {
  readonly label: string;
  readonly row: Row | null;
}

const GAP = '  ';

/** Neighbouring columns of one name. */
interface Group {
  readonly name: string;
  readonly widths: readonly number[];
}

/** A table of figures under two lines of headings: labels to the left, figures to the right. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly LabelledRow<Row>[]): string {
  const figures = columns.map(({ heading, cell }) => [
    heading,
    ...rows.map(({ row }) => (row === null ? '' : cell(row))),
  ]);
  const labels = ['', ...rows.map(({ label }) => label)];
  const labelWidth = widest(labels);
  const groups = groupsOf(columns, figures.map(widest));
  const widths = groups.flatMap((group) => group.widths);
  const lines = labels.map((label, line) => [
    label.padEnd(labelWidth),
    ...figures.map((cells, column) => (cells[line] ?? '').padStart(widths[column] ?? 0)),
  ]);
  return [[' '.repeat(labelWidth), ...groups.map(headingOf)], ...lines]
    .map((cells) => `${cells.join(GAP).trimEnd()}\n`)
    .join('');
}

/** The columns of each group; the first is as much wider as the group's name needs. */
function groupsOf(columns: readonly Column<never>[], widths: readonly number[]): Group[] {
  const groups: { name: string; widths: number[] }[] = [];
  for (const [column, { group: name }] of columns.entries()) {
    const width = widths[column] ?? 0;
    const last = groups.at(-1);
    if (last?.name === name) last.widths.push(width);
    else groups.push({ name, widths: [width] });
  }
  return groups.map(({ name, widths: [first = 0, ...others] }) => {
    const missing = framed(name).length - widthOf([first, ...others]);
    return { name, widths: [first + Math.max(0, missing), ...others] };
  });
}

/** The group's name, centred over its columns. */
function headingOf({ name, widths }: Group): string {
  const width = widthOf(widths);
  return name === '' ? ' '.repeat(width) : centred(framed(name), width);
}

function widthOf(columns: readonly number[]): number {
  return columns.reduce((sum, width) => sum + GAP.length + width, -GAP.length);
}

function framed(name: string): string {
  return name === '' ? '' : ` ${name} `;
}

function centred(text: string, width: number): string {
  return text.padStart(Math.floor((width + text.length) / 2), '─').padEnd(width, '─');
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

/** A number as a table shows it; a dash where nothing could be measured. */
export function formatFigure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

/** A share, from 0 to 1, as a table shows it: in %, with one digit; a dash where nothing could be measured. */
export function formatPercentage(share: number | null): string {
  return formatFigure(share === null ? null : 100 * share, 1);
}
