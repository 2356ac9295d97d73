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

/** A table of figures under two lines of headings: labels to the left, figures to the right. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly LabelledRow<Row>[]): string {
  const figures = columns.map(({ heading, cell }) => [
    heading,
    ...rows.map(({ row }) => (row === null ? '' : cell(row))),
  ]);
  const labels = ['', ...rows.map(({ label }) => label)];
  const labelWidth = widest(labels);
  const widths = figures.map(widest);
  const groups = groupsOf(columns, widths);
  const lines = labels.map((label, line) => [
    label.padEnd(labelWidth),
    ...figures.map((cells, column) => (cells[line] ?? '').padStart(widths[column] ?? 0)),
  ]);
  return [[' '.repeat(labelWidth), ...groups], ...lines]
    .map((cells) => `${cells.join(GAP).trimEnd()}\n`)
    .join('');
}

/** The names of the groups, each centred over its columns. */
function groupsOf(columns: readonly Column<never>[], widths: readonly number[]): string[] {
  const groups: { name: string; width: number }[] = [];
  for (const [column, { group: name }] of columns.entries()) {
    const width = widths[column] ?? 0;
    const last = groups.at(-1);
    if (last !== undefined && last.name === name) last.width += GAP.length + width;
    else groups.push({ name, width });
  }
  return groups.map(({ name, width }) => (name === '' ? ' '.repeat(width) : centred(` ${name} `, width)));
}

function centred(text: string, width: number): string {
  return text.padStart(Math.floor((width + text.length) / 2), '─').padEnd(width, '─');
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
