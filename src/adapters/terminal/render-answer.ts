import type { Answer, Quote } from '../../core/answer.ts';
import { english } from '../../core/wording/english.ts';
import { renderQuote, type Screen } from './render-quote.ts';

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
  return quotes
    .map((quote) => renderQuote(quote, english.citation(quote.article.title, quote.passage), screen))
    .join('\n');
}
