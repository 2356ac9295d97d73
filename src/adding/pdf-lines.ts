/** A line of a PDF's page, as it is laid out. Places and heights in points, from the lower left. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of its tallest letters. */
  readonly height: number;
}

/** The slice of pdf.js's text items that is needed. */
export interface PdfItem {
  readonly str: string;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** In line heights: a piece of text higher or lower by more stands on another line. */
const SAME_LINE = 0.5;

/** Puts the pieces of a page's text together, in the order the page draws them. */
export function pdfLines(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const { str, height, transform, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    if (open !== null && height > 0 && Math.abs(y - open.y) > SAME_LINE * Math.max(height, open.height)) {
      lines.push(open);
      open = null;
    }
    if (str !== '') {
      const { text, ...start }: PdfLine = open ?? { text: '', x, y, height };
      open = { ...start, text: text + str, height: Math.max(start.height, height) };
    }
    if (hasEOL && open !== null) {
      lines.push(open);
      open = null;
    }
  }
  if (open !== null) lines.push(open);
  return lines
    .map((line) => ({ ...line, text: line.text.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}
