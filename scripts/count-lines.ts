/** One source file. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** How a folder's lines are spread over its files. All lines count, blank ones and comments too. */
export interface LineCounts {
  readonly files: number;
  readonly lines: number;
  readonly median: number;
  readonly largest: { readonly path: string; readonly lines: number };
  /** The share of lines that belong to an import, or to an export from another file; from 0 to 1. */
  readonly importShare: number;
}

/** A statement that names another module; the formatter puts it at the start of a line and ends it with a semicolon. */
const IMPORT = /^(?:(?:import|export)\s[^;]*?\sfrom\s+'[^']+'|import\s+'[^']+');/gm;

/** @throws Error when there is no file */
export function countLines(files: readonly SourceFile[]): LineCounts {
  const counted = files
    .map(({ path, text }) => ({ path, lines: linesIn(text) }))
    .sort((one, other) => one.lines - other.lines);
  const largest = counted.at(-1);
  if (largest === undefined) throw new Error('There is no file to count.');
  const lines = sum(counted.map((file) => file.lines));
  const importLines = sum(files.map(({ text }) => importLinesIn(text)));
  return {
    files: counted.length,
    lines,
    median: medianOf(counted.map((file) => file.lines)),
    largest,
    importShare: importLines / lines,
  };
}

function linesIn(text: string): number {
  return text === '' ? 0 : text.trimEnd().split('\n').length;
}

function importLinesIn(text: string): number {
  return sum(Array.from(text.matchAll(IMPORT), ([statement]) => linesIn(statement)));
}

/** @param sorted not empty */
function medianOf(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
