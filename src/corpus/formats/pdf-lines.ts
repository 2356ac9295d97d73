/** The lines of a page of a PDF, which holds pieces of text at positions and nothing about lines and columns. */

/** A line of a page. Position and height in points, from the lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the tallest letters. */
  readonly height: number;
}

/** The slice of pdf.js's text item that is used. */
export interface PdfItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** What stands on a line without a wide gap. */
interface Segment extends PdfLine {
  /** Where its last piece begins and ends. */
  readonly from: number;
  readonly end: number;
}

/** A piece of text that is higher or lower by more stands on another line. In line heights. */
const MAX_BASELINE_SHIFT = 0.5;
/** Words of a line are less far apart. In line heights. */
const MIN_GAP = 1.2;
/** The lines of a column begin as close to each other, in points. */
const SAME_PLACE = 4;
/** So many lines beside each other are columns, if they are so long on average. Shorter ones are the cells of a table. */
const MIN_COLUMN_LINES = 4;
const MIN_COLUMN_LINE_LENGTH = 18;
const MAX_COLUMNS = 4;

/** Joins the pieces of a page's text into lines, in the order in which the page draws them; columns one after the other. */
export function pdfLines(items: readonly PdfItem[]): PdfLine[] {
  const segments = segmentsOf(items);
  const gutters = guttersBetween(segments);
  return joinSegments(gutters.length === 0 ? segments : byColumn(segments, gutters))
    .map(({ from: _, end: __, ...line }) => ({ ...line, text: line.text.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

function segmentsOf(items: readonly PdfItem[]): Segment[] {
  const segments: Segment[] = [];
  let open: Segment | null = null;
  for (const item of items) {
    if (open !== null && !continuesSegment(open, item)) {
      segments.push(open);
      open = null;
    }
    if (item.str !== '') open = extended(open, item);
    if (item.hasEOL && open !== null) {
      segments.push(open);
      open = null;
    }
  }
  if (open !== null) segments.push(open);
  return segments.filter(({ text }) => text.trim() !== '');
}

function placeOf({ width, height, transform }: PdfItem): Pick<Segment, 'x' | 'y' | 'height' | 'end'> {
  const [x = 0, y = 0] = transform.slice(4);
  return { x, y, height, end: x + width };
}

/** What is blank says nothing of places. */
function continuesSegment(open: Segment, item: PdfItem): boolean {
  return item.height === 0 || item.str.trim() === '' || isNext(open, placeOf(item));
}

function extended(open: Segment | null, item: PdfItem): Segment {
  const { x, y, height, end } = placeOf(item);
  if (open === null) return { text: item.str, x, y, height, from: x, end };
  const reach = item.str.trim() === '' ? {} : { from: x, end };
  return { ...open, ...reach, text: open.text + item.str, height: Math.max(open.height, height) };
}

/** Whether a piece goes on where a segment ends; to the left of it in Arabic and Hebrew. */
function isNext(open: Segment, piece: Pick<Segment, 'x' | 'y' | 'height' | 'end'>): boolean {
  const maxGap = MIN_GAP * Math.max(piece.height, open.height);
  return (
    isSameLine(open, piece) &&
    (Math.abs(piece.x - open.end) <= maxGap || Math.abs(open.from - piece.end) <= maxGap)
  );
}

function isSameLine(a: Pick<PdfLine, 'y' | 'height'>, b: Pick<PdfLine, 'y' | 'height'>): boolean {
  return Math.abs(a.y - b.y) <= MAX_BASELINE_SHIFT * Math.max(a.height, b.height);
}

/** Where columns begin, from the left, without the first: places where many lines begin that follow another on its height. */
function guttersBetween(segments: readonly Segment[]): number[] {
  const pairs = segments.flatMap((right, index) => {
    const left = segments[index - 1];
    return left !== undefined && isSameLine(left, right) && right.x > left.end ? [{ left, right }] : [];
  });
  const byPlace = new Map<number, typeof pairs>();
  for (const pair of pairs) {
    const place = Math.round(pair.right.x / SAME_PLACE);
    const lines = byPlace.get(place) ?? [];
    lines.push(pair);
    byPlace.set(place, lines);
  }
  return [...byPlace.values()]
    .filter((lines) => lines.length >= MIN_COLUMN_LINES && lines.length * MAX_COLUMNS >= pairs.length)
    .filter((lines) => isProse(lines.map(({ left }) => left)) && isProse(lines.map(({ right }) => right)))
    .map((lines) => Math.min(...lines.map(({ right }) => right.x)) - SAME_PLACE)
    .sort((a, b) => a - b);
}

function isProse(lines: readonly Segment[]): boolean {
  return lines.reduce((sum, { text }) => sum + text.length, 0) >= MIN_COLUMN_LINE_LENGTH * lines.length;
}

/** The same segments, column by column, between those that stand across the columns. */
function byColumn(segments: readonly Segment[], gutters: readonly number[]): Segment[] {
  const ordered: Segment[] = [];
  let columns: Segment[][] = [];
  const flush = () => {
    ordered.push(...columns.flat());
    columns = [];
  };
  for (const segment of segments) {
    const crosses = gutters.some((gutter) => segment.x < gutter && segment.end > gutter + SAME_PLACE);
    if (crosses) {
      flush();
      ordered.push(segment);
      continue;
    }
    const column = gutters.filter((gutter) => segment.x >= gutter).length;
    columns[column] ??= [];
    columns[column].push(segment);
  }
  flush();
  return ordered;
}

/** Joins what stands beside each other, such as the cells of a table. */
function joinSegments(segments: readonly Segment[]): Segment[] {
  const lines: Segment[] = [];
  for (const segment of segments) {
    const last = lines.at(-1);
    const continues = last !== undefined && isSameLine(last, segment) && segment.x >= last.end - SAME_PLACE;
    if (!continues) lines.push(segment);
    else
      lines[lines.length - 1] = {
        ...last,
        text: `${last.text} ${segment.text}`,
        height: Math.max(last.height, segment.height),
        from: segment.from,
        end: segment.end,
      };
  }
  return lines;
}
