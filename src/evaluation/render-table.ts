/** A column of figures. Adjacent columns of the same group have its name above them. */
export interface Column<Row> {
  readonly group: string;
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

/** A row; without figures, it is a heading for those below. */
export interface LabelledRow<Row> {
  readonly label: string;
  readonly row: Row | null;
}

const GAP = '  ';

/** Adjacent columns of one group. */
interface Group {
  readonly name: string;
  readonly widths: readonly number[];
}

/** A table with two lines of headings: labels on the left, figures on the right. */
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

/** The columns of each group. If the group's name needs more space than they do, the first column gets it. */
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

/** A dash stands for a figure that can't be measured. */
export function formatFigure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

/** A share, from 0 to 1, in per cent with one digit; a dash when it can't be measured. */
export function formatPercentage(share: number | null): string {
  return formatFigure(share === null ? null : 100 * share, 1);
}
