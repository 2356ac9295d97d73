import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { Answer, Quote } from '../../../core/answering/answer.ts';
import { questionsOf } from '../../../core/answering/several-questions.ts';
import type { Article } from '../../../core/article.ts';
import { citationOf, placeName } from '../../../core/bot/citation.ts';
import { citationAround, runningText } from '../../../core/bot/passages-around.ts';
import { joinParts, type ListItem, type Part, type Reply } from '../../../core/bot/reply.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { inertLine, inertLink, inertPieces, inertSentence, isolated } from '../../../core/inert-text.ts';
import { printable, type Terminal } from '../terminal.ts';

export function renderReply({ parts }: Pick<Reply, 'parts'>, screen: Screen): string {
  return `${joinParts(parts, (part) => renderPart(part, screen))}\n`;
}

function renderPart(part: Part, screen: Screen): string {
  const { bold, dim } = pc.createColors(screen.hasColor);
  switch (part.kind) {
    case 'question':
    case 'heading':
      return bold(wrapped(part.text, screen));
    case 'aside':
      return dim(wrapped(part.text, screen));
    case 'note':
    case 'shared':
      return wrapped(part.text, screen);
    case 'quote':
      return renderQuote(part.quote, citationOf(part.quote), screen).trimEnd();
    case 'context':
      return renderQuote({ ...part.quote, ...runningText(part) }, citationAround(part), screen).trimEnd();
    case 'list':
      return part.items.map((item) => renderItem(item, screen)).join('\n');
    default:
      return part satisfies never;
  }
}

function renderItem({ text, detail, link }: ListItem, screen: Screen): string {
  const [name, details] = [isolated(inertLine(text)), isolated(inertLine(detail ?? ''))];
  const line = detail === null ? name : `${name} (${details})`;
  const address = link === null ? '' : `\n  ${inertLink(link)}`;
  return wrapAnsi(`• ${line}`, screen.width, { hard: true }) + address;
}

export function wrapped(text: string, { width }: Screen): string {
  return wrapAnsi(printable(text), width, { hard: true });
}

export function renderAnswer(answer: Answer, screen: Screen): string {
  switch (answer.status) {
    case 'answered':
      return renderByQuestion(answer, screen);
    case 'unsure':
      return `${english.unsure}\n\n${renderByQuestion(answer, screen)}`;
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

/** Quotes under the question that they are for, where several were asked. */
function renderByQuestion({ quotes, unanswered }: Answer, screen: Screen): string {
  const { bold } = pc.createColors(screen.hasColor);
  const groups = questionsOf(quotes).map((question) => {
    const rendered = renderQuotes(
      quotes.filter((quote) => quote.question === question),
      screen,
    );
    return question === null ? rendered : `${bold(wrapped(question, screen))}\n\n${rendered}`;
  });
  const silent = unanswered.map(
    (question) => `${bold(wrapped(question, screen))}\n\n${english.notInCorpus}\n`,
  );
  return [...groups, ...silent].join('\n');
}

function renderQuotes(quotes: readonly Quote[], screen: Screen): string {
  return quotes.map((quote) => renderQuote(quote, citationOf(quote), screen)).join('\n');
}

const BAR = '│ ';
const MIN_WIDTH = 20;

export type Screen = Pick<Terminal, 'width' | 'hasColor'>;

/** A quote with its highlights in bold, and under it the citation and the link. */
function renderQuote(quote: Quote, citation: string, { width, hasColor }: Screen): string {
  const { bold, dim, cyan } = pc.createColors(hasColor);
  const room = Math.max(width - BAR.length, MIN_WIDTH);
  const lines = wrapAnsi(withHighlights(quote, bold), room, { hard: true }).split('\n');
  const cited = wrapAnsi(`— ${inertSentence(citation, placeName(quote))}`, room, { hard: true });
  const link = quote.link === null ? '' : `  ${cyan(inertLink(quote.link))}\n`;
  return `${lines.map((line) => `${dim(BAR)}${line}\n`).join('')}${indented(dim(cited))}${link}`;
}

function withHighlights({ text, highlights }: Quote, bold: (text: string) => string): string {
  return inertPieces(text, highlights)
    .map((piece) => {
      const shown = piece.text.replaceAll('\t', ' ');
      return piece.isMarked ? bold(shown) : shown;
    })
    .join('');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
}

/** One line for each article: id, title, number of passages, and where there are several, its language. */
export function renderArticles(articles: readonly Article[]): string {
  const areInSeveral = new Set(articles.map(({ language }) => language)).size > 1;
  const idWidth = Math.max(...articles.map(({ id }) => id.length));
  return articles
    .map(
      ({ id, title, passages, language }) =>
        `${id.padEnd(idWidth)}  ${isolated(inertLine(title))} (${countPassages(passages.length)}${areInSeveral && language !== null ? `, ${inertLine(language)}` : ''})\n`,
    )
    .join('');
}

function countPassages(passages: number): string {
  return passages === 1 ? '1 passage' : `${passages} passages`;
}
