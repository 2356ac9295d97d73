import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { Answer, Quote } from '../../core/answer.ts';
import { english } from '../../core/wording/english.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

const BAR = '│ ';
const NARROWEST = 20;

type Screen = Pick<Terminal, 'width' | 'hasColor'>;

/** An answer as lines for a terminal: each quote with its words in bold where they answer, its citation under it. */
export function renderAnswer(answer: Answer, screen: Screen): string {
  switch (answer.status) {
    case 'answered':
      return renderQuotes(answer.quotes, screen);
    case 'not-in-corpus':
      return answer.nearest.length === 0
        ? `${english.notInCorpus}\n`
        : `${english.notInCorpus}\n${english.nearest}\n\n${renderQuotes(answer.nearest, screen)}`;
    case 'invalid-question':
      return `${english.invalid[answer.reason]}\n`;
    default:
      return answer satisfies never;
  }
}

function renderQuotes(quotes: readonly Quote[], screen: Screen): string {
  return quotes.map((quote) => renderQuote(quote, screen)).join('\n');
}

function renderQuote(quote: Quote, { width, hasColor }: Screen): string {
  const { bold, dim, cyan } = pc.createColors(hasColor);
  const room = Math.max(width - BAR.length, NARROWEST);
  const lines = wrapAnsi(emphasised(quote, bold), room, { hard: true }).split('\n');
  const citation = wrapAnsi(`— ${printable(quote.article.title)}, ¶${quote.passage}`, room, { hard: true });
  const link = quote.link === null ? '' : `  ${cyan(quote.link)}\n`;
  return `${lines.map((line) => `${dim(BAR)}${line}\n`).join('')}${indented(dim(citation))}${link}`;
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
