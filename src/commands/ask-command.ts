import { createInterface } from 'node:readline';
import { Command, InvalidArgumentError, Option } from 'commander';
import { renderAnswer, wrapped } from '../adapters/terminal/rendering/render-reply.ts';
import { printable, printableJson, type Terminal, write } from '../adapters/terminal/terminal.ts';
import type { Answer } from '../core/answering/answer.ts';
import { createAskWith, MAX_QUOTES } from '../core/answering/ask.ts';
import { findQuotes } from '../core/answering/find-quotes.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from '../core/answering/question.ts';
import { languagesUnlikeAsked } from '../core/answering/question-language.ts';
import { askEachQuestion, questionsIn } from '../core/answering/several-questions.ts';
import { english } from '../core/bot/wording/english.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';
import { renderFinding } from './render-finding.ts';

interface AskCommandOptions {
  readonly corpus: string[];
  readonly explain?: true;
  readonly json?: true;
  readonly quotes: number;
}

/** `kursk ask`: answers one question from the arguments, or one from each line of the input. */
export function askCommand({ terminal, config, openRetrieval }: CommandContext): Command {
  return new Command('ask')
    .description('answer a question with quotes; without one, answer each line of the input')
    .argument('[question...]', 'what to ask')
    .addOption(corpusOption())
    .addOption(
      new Option('--explain', 'show the scores of each sentence that was considered').conflicts('json'),
    )
    .option('--json', 'print each answer as one line of JSON')
    .option('--quotes <number>', `the most quotes to show, from 1 to ${MAX_QUOTES}`, parseQuotes, MAX_QUOTES)
    .action(async (words: string[], options: AskCommandOptions, command: Command) => {
      if (words.length === 0 && terminal.isInputTty) command.error('error: no question given');
      const { retrieve, articles } = await openRetrieval(options.corpus);
      const askWith = askEachQuestion(createAskWith(retrieve, config));
      const ask = (question: string) => askWith(question, { quotes: options.quotes });
      const render = options.explain ? explained : rendered;
      await (words.length > 0 ? askOne(words.join(' ')) : askEach());

      async function askOne(question: string): Promise<void> {
        const answer = await ask(question);
        if (answer.status === 'invalid-question') {
          if (options.json) await write(terminal.output, printableJson(answer));
          throw new Refusal(english.invalid[answer.reason]);
        }
        await write(terminal.output, options.json ? printableJson(answer) : await render(answer));
      }

      async function askEach(): Promise<void> {
        const { asked, refused } = await answerLines(
          terminal,
          ask,
          options.json ? (answer) => printableJson(answer) : withQuestion,
        );
        if (asked === 0) command.error('error: no question given');
        if (refused > 0) throw new Refusal(`${refused} of ${asked} questions could not be looked up.`);
      }

      async function withQuestion(answer: Answer): Promise<string> {
        return `${printable(abridged(answer.question))}\n\n${await render(answer)}\n`;
      }

      async function rendered(answer: Answer): Promise<string> {
        const languages = await languagesUnlikeAsked(answer, articles);
        const note = languages.length === 0 ? '' : `${wrapped(english.otherLanguage(languages), terminal)}\n`;
        return note + renderAnswer(answer, terminal);
      }

      async function explained(answer: Answer): Promise<string> {
        const findings = await Promise.all(questionsIn(answer.question).map(evidenceFor));
        return [await rendered(answer), ...findings.flat()].join('\n');
      }

      async function evidenceFor(asked: string): Promise<string[]> {
        const analysed = analyseQuestion(asked);
        if (typeof analysed === 'string') return [];
        const { question, index, reader, meaning } = await retrieve(analysed);
        const finding = await findQuotes(question, index, {
          limit: options.quotes,
          reader,
          meaning,
          timeout: Infinity,
        });
        return [renderFinding(finding)];
      }
    });
}

/** Answers each line of the input as it comes. @returns how many questions were asked, and how many of them were invalid */
async function answerLines(
  { input, output }: Terminal,
  ask: (question: string) => Promise<Answer>,
  render: (answer: Answer) => string | Promise<string>,
): Promise<{ asked: number; refused: number }> {
  let asked = 0;
  let refused = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const answer = await ask(line);
    asked += 1;
    if (answer.status === 'invalid-question') refused += 1;
    await write(output, await render(answer));
  }
  return { asked, refused };
}

function parseQuotes(text: string): number {
  const quotes = Number(text);
  if (Number.isInteger(quotes) && quotes >= 1 && quotes <= MAX_QUOTES) return quotes;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_QUOTES}.`);
}

/** Shortens a question that was refused because it is too long. */
function abridged(question: string): string {
  return question.length > MAX_QUESTION_LENGTH ? `${question.slice(0, MAX_QUESTION_LENGTH)} …` : question;
}
