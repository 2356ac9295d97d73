import type { Quote, Span } from '../../../core/answer.ts';
import { BOLD, inert } from './inert.ts';

/** What Discord draws a bar beside. */
const QUOTED = '> ';

/** A quote with a bar beside it, verbatim to the eye, its highlights bold. */
export function quoteText({ text, highlights }: Quote): string {
  let start = 0;
  return text
    .split('\n')
    .map((line) => {
      const shown = emphasised(
        line,
        highlights.map(([from, to]) => [from - start, to - start]),
      );
      start += line.length + 1;
      return QUOTED + shown;
    })
    .join('\n');
}

/** A line with what of these spans is in it in bold. */
function emphasised(line: string, spans: readonly Span[]): string {
  let end = 0;
  let shown = '';
  for (const [from, to] of spans) {
    const [first, last] = [Math.max(from, end), Math.min(to, line.length)];
    if (first >= last) continue;
    shown += inert(line.slice(end, first)) + BOLD + inert(line.slice(first, last)) + BOLD;
    end = last;
  }
  return shown + inert(line.slice(end));
}
