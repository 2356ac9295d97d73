import { Command, InvalidArgumentError, Option } from 'commander';
import { answerLines } from '../adapters/terminal/handlers/answer-lines.ts';
import { renderAnswer } from '../adapters/terminal/rendering/render-reply.ts';
import { printable, write } from '../adapters/terminal/terminal.ts';
import type { Answer } from '../core/answering/answer.ts';
import { createAskWith, MAX_QUOTES } from '../core/answering/ask.ts';
import { findQuotes } from '../core/answering/find-quotes.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from '../core/answering/question.ts';
import { english } from '../core/bot/wording/english.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';
import { renderFinding } from './render-finding.ts';

interface AskCommandOptions {
  readonly corpus: string[];
  readonly explain?: true;
  readonly json?: true;
  readonly quotes: number;
}

/** `kursk ask`: one question from the arguments, or one a line from the input. */
export function askCommand({ terminal, config, openRetrieval: openLookUp }: CommandContext): Command {
  return new Command('ask')
    .description('answer a question with quotes; without one, answer each line of the input')
    .argument('[question...]', 'what to ask')
    .addOption(corpusOption())
    .addOption(
      new Option('--explain', 'show the evidence behind each sentence that was looked at').conflicts('json'),
    )
    .option('--json', 'print each answer as one line of JSON')
    .option('--quotes <number>', `at most so many quotes, from 1 to ${MAX_QUOTES}`, parseQuotes, MAX_QUOTES)
    .action(async (words: string[], options: AskCommandOptions, command: Command) => {
      if (words.length === 0 && terminal.isInputTty) command.error('error: no question given');
      const lookUp = await openLookUp(options.corpus);
      const answerFrom = createAskWith(lookUp, config);
      const ask = (question: string) => answerFrom(question, { quotes: options.quotes });
      const render = options.explain ? explained : async (answer: Answer) => renderAnswer(answer, terminal);
      await (words.length > 0 ? askOne(words.join(' ')) : askEach());

      async function askOne(question: string): Promise<void> {
        const answer = await ask(question);
        if (answer.status === 'invalid-question') {
          if (options.json) await write(terminal.output, asJson(answer));
          throw new Refusal(english.invalid[answer.reason]);
        }
        await write(terminal.output, options.json ? asJson(answer) : await render(answer));
      }

      async function askEach(): Promise<void> {
        const { asked, refused } = await answerLines(terminal, ask, options.json ? asJson : withQuestion);
        if (asked === 0) command.error('error: no question given');
        if (refused > 0) throw new Refusal(`${refused} of ${asked} questions could not be looked up.`);
      }

      async function withQuestion(answer: Answer): Promise<string> {
        return `${printable(abridged(answer.question))}\n\n${await render(answer)}\n`;
      }

      async function explained(answer: Answer): Promise<string> {
        const shown = renderAnswer(answer, terminal);
        const question = analyseQuestion(answer.question);
        if (typeof question === 'string') return shown;
        const { index: lookup, reader } = await lookUp(question);
        const finding = await findQuotes(question, lookup, {
          limit: options.quotes,
          reader,
          readerTimeout: Infinity,
        });
        return `${shown}\n${renderFinding(finding)}`;
      }
    });
}

function parseQuotes(text: string): number {
  const quotes = Number(text);
  if (Number.isInteger(quotes) && quotes >= 1 && quotes <= MAX_QUOTES) return quotes;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_QUOTES}.`);
}

function asJson(answer: Answer): string {
  return `${JSON.stringify(answer)}\n`;
}

/** A question as a heading; one too long to be answered isn't repeated whole. */
function abridged(question: string): string {
  return question.length > MAX_QUESTION_LENGTH ? `${question.slice(0, MAX_QUESTION_LENGTH)} …` : question;
}
