import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Column, formatFigure, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import { countLines, type LineCounts, type SourceFile } from './count-lines.ts';

// Prints how large files are, and how much of them imports. Of the repository's root, where npm runs this.
const FOLDERS = ['src', 'tests', 'bench'];

const COLUMNS: readonly Column<LineCounts>[] = [
  { group: '', heading: 'files', cell: ({ files }) => formatFigure(files, 0) },
  { group: 'lines', heading: 'all', cell: ({ lines }) => formatFigure(lines, 0) },
  { group: 'lines', heading: 'median', cell: ({ median }) => formatFigure(median, 1) },
  { group: 'lines', heading: 'largest', cell: ({ largest }) => formatFigure(largest.lines, 0) },
  { group: 'lines', heading: 'imports %', cell: ({ importShare }) => formatPercentage(importShare) },
  { group: '', heading: 'largest file', cell: ({ largest }) => largest.path },
];

const rows = await Promise.all(
  FOLDERS.map(async (folder) => ({ label: folder, row: countLines(await readSources(folder)) })),
);
process.stdout.write(renderTable(COLUMNS, rows));

async function readSources(folder: string): Promise<SourceFile[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
}
