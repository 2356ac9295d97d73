import { createInterface } from 'node:readline';
import pc from 'picocolors';
import type { Article } from '../../core/article.ts';
import type { Ask } from '../../core/ask.ts';
import { inContext } from '../../core/follow-up/in-context.ts';
import { readQuestion } from '../../core/question/question.ts';
import { printable } from './printable.ts';
import { renderAnswer } from './render-answer.ts';
import { renderArticles } from './render-articles.ts';
import type { Terminal } from './terminal.ts';
import { write } from './write.ts';

const HELP = `Type a question. The answer is quoted from the articles, or they don't say.
A follow-up ("why?", "and who runs it?") is read with the question before.
  /new      forgets the question before
  /sources  the articles
  /help     this
  /quit     ends (so does Ctrl-D)
`;

/** Talks until the input ends or somebody quits. Arrow keys bring earlier questions back where somebody types. */
export async function chat(terminal: Terminal, articles: readonly Article[], ask: Ask): Promise<void> {
  const { input, output, isInputTyped, hasColor } = terminal;
  const { bold, dim } = pc.createColors(hasColor);
  if (isInputTyped) await write(output, `${renderArticles(articles)}\n${HELP}`);
  const prompt = isInputTyped ? bold('> ') : '';
  const lines = createInterface({ input, output, prompt, terminal: isInputTyped, crlfDelay: Infinity });
  let isOpen = true;
  let previous = '';
  lines.once('close', () => {
    isOpen = false;
  });
  lines.once('SIGINT', () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() === '/quit') break;
    if (line.trim() !== '') await write(output, `${await reply(line.trim())}\n`);
    // The input may have ended while the last lines of it wait here; then there is nobody to prompt.
    if (isOpen) lines.prompt();
  }
  lines.close();

  async function reply(line: string): Promise<string> {
    switch (line) {
      case '/help':
        return HELP;
      case '/new':
        previous = '';
        return 'Forgotten. The next question is read on its own.\n';
      case '/sources':
        return renderArticles(articles);
      default:
        return line.startsWith('/') ? `There is no ${printable(line)}.\n${HELP}` : answerTo(line);
    }
  }

  async function answerTo(line: string): Promise<string> {
    const answer = await ask(line, { previous });
    const reading = inContext(line, previous);
    // As it was read, so that what the first question was about outlasts a second follow-up; and thanks.
    if (isAboutSomething(reading)) previous = reading;
    const heading = isInputTyped ? '' : `${bold(printable(line))}\n\n`;
    const note = reading === line ? '' : `${dim(`Read as “${printable(reading)}”`)}\n\n`;
    return `${heading}${note}${renderAnswer(answer, terminal)}`;
  }
}

function isAboutSomething(question: string): boolean {
  const read = readQuestion(question);
  return typeof read !== 'string' && read.terms.length > 0;
}
