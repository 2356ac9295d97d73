import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { Quote } from '../../core/answer.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

const BAR = '│ ';
const NARROWEST = 20;

/** What a text may use of a terminal. */
export type Screen = Pick<Terminal, 'width' | 'hasColor'>;

/** A quote as lines for a terminal, its highlights in bold, its citation and link under it. */
export function renderQuote(quote: Quote, citation: string, { width, hasColor }: Screen): string {
  const { bold, dim, cyan } = pc.createColors(hasColor);
  const room = Math.max(width - BAR.length, NARROWEST);
  const lines = wrapAnsi(emphasised(quote, bold), room, { hard: true }).split('\n');
  const cited = wrapAnsi(`— ${printable(citation)}`, room, { hard: true });
  const link = quote.link === null ? '' : `  ${cyan(quote.link)}\n`;
  return `${lines.map((line) => `${dim(BAR)}${line}\n`).join('')}${indented(dim(cited))}${link}`;
}

function emphasised({ text, highlights }: Quote, bold: (text: string) => string): string {
  const shown = printable(text);
  let end = 0;
  const pieces = highlights.map(([from, to]) => {
    const piece = shown.slice(end, from) + bold(shown.slice(from, to));
    end = to;
    return piece;
  });
  return pieces.join('') + shown.slice(end);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
}
