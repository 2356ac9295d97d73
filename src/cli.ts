import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { processTerminal } from './adapters/terminal/process-terminal.ts';
import { type Progress, startProgress } from './adapters/terminal/start-progress.ts';
import type { Terminal } from './adapters/terminal/terminal.ts';
import { articlesCommand } from './commands/articles-command.ts';
import { askCommand } from './commands/ask-command.ts';
import { chatCommand } from './commands/chat-command.ts';
import type { CommandContext } from './commands/command-context.ts';
import { evalCommand } from './commands/eval-command.ts';
import { Refusal } from './commands/refusal.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import type { Article } from './core/article.ts';
import { ArticleError } from './corpus/article-error.ts';
import { BUNDLED_ARTICLES } from './corpus/bundled-articles.ts';
import { CorpusError } from './corpus/corpus-error.ts';
import { loadCorpus } from './corpus/load-corpus.ts';
import { reasonOf } from './corpus/reason-of.ts';
import { QuestionFileError } from './evaluation/question-file-error.ts';

const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** So many take long enough to read for progress to be worth showing. */
const MANY_ARTICLES = 10;

/** Faults whose message is meant for whoever ran the command; all others are ours. */
const EXPECTED = [ConfigError, CorpusError, QuestionFileError, Refusal];

// Whoever reads the output may stop early (`| head -1`): that ends the program, and is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') report(error);
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed);
});

process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
  try {
    const config = loadConfig();
    const terminal = processTerminal(config.color);
    await createProgram({
      terminal,
      config,
      loadArticles: (paths) => loadArticles(paths, config, terminal),
    }).parseAsync(argv);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    report(error);
    return EXIT.failed;
  }
}

function createProgram(context: CommandContext): Command {
  const program = new Command('kursk')
    .description(
      'Answers questions with verbatim, cited quotes from articles, and says so when they don’t hold the answer.',
    )
    .version(version());
  const commands = [askCommand, chatCommand, articlesCommand, evalCommand].map((command) => command(context));
  for (const command of [program, ...commands]) {
    command
      .exitOverride()
      .showHelpAfterError('(kursk --help tells what there is)')
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'kursk:')) });
  }
  for (const command of commands) program.addCommand(command);
  return program;
}

async function loadArticles(
  paths: readonly string[],
  { corpusDir }: Config,
  terminal: Terminal,
): Promise<readonly Article[]> {
  const places = paths.length > 0 ? paths : [corpusDir ?? BUNDLED_ARTICLES];
  let progress: Progress | undefined;
  const { articles, skipped } = await loadCorpus(places, async (done, total) => {
    if (total < MANY_ARTICLES) return;
    progress ??= await startProgress(terminal, total, 'articles');
    progress.update(done);
  }).finally(() => progress?.stop());
  for (const problem of skipped) warn(`skipped ${problem.message}`);
  return articles;
}

function report(error: unknown): void {
  for (const sentence of sentencesAbout(error)) warn(sentence);
}

function sentencesAbout(error: unknown): string[] {
  const { message, cause, stack, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'write') return [`The output can't be written: ${reasonOf(error)}.`];
  if (!EXPECTED.some((kind) => error instanceof kind)) {
    return [`This is a fault of the program, please report it: ${stack}`];
  }
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [...articles.map((problem) => problem.message), message];
}

function warn(message: string): void {
  process.stderr.write(`kursk: ${message}\n`);
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
