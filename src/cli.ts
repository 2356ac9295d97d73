import { Command, CommanderError } from 'commander';
import { printable } from './adapters/terminal/printable.ts';
import { processTerminal } from './adapters/terminal/process-terminal.ts';
import { startProgress } from './adapters/terminal/start-progress.ts';
import type { Terminal } from './adapters/terminal/terminal.ts';
import { addCommand } from './commands/add-command.ts';
import { articlesCommand } from './commands/articles-command.ts';
import { askCommand } from './commands/ask-command.ts';
import { chatCommand } from './commands/chat-command.ts';
import type { CommandContext, OpenCorpus } from './commands/command-context.ts';
import { discordCommand } from './commands/discord-command.ts';
import { doctorCommand } from './commands/doctor-command.ts';
import { evalCommand } from './commands/eval-command.ts';
import { faultSentence } from './commands/fault-sentence.ts';
import { gapsCommand } from './commands/gaps-command.ts';
import { indexCommand } from './commands/index-command.ts';
import { createLazyReader } from './commands/lazy-reader.ts';
import { createLazyRetriever } from './commands/lazy-retriever.ts';
import { Refusal } from './commands/refusal.ts';
import { slackCommand } from './commands/slack-command.ts';
import { startCommand } from './commands/start-command.ts';
import { type Config, loadVariables } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { Store } from './core/ports/store.ts';
import { StoreUnavailable } from './core/ports/store-unavailable.ts';
import { createWindowReader } from './core/reading/window-reader.ts';
import { ArticleError } from './corpus/article-error.ts';
import { BUNDLED_ARTICLES } from './corpus/bundled-articles.ts';
import { CorpusError } from './corpus/corpus-error.ts';
import { reasonOf } from './corpus/reason-of.ts';
import { QuestionFileError } from './evaluation/question-file-error.ts';
import { NotAllowedError } from './retriever/not-allowed-error.ts';
import { NotIndexedError } from './retriever/not-indexed-error.ts';
import { openIndex, type Step } from './snapshots/open-index.ts';
import { NewerSchemaError } from './store/newer-schema-error.ts';
import { systemClock } from './system/system-clock.ts';
import { VERSION } from './version.ts';

const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** So many take long enough for progress to be worth showing. */
const MANY: Readonly<Record<Step, number>> = { articles: 10, passages: 2_000, windows: 2_000 };

/** Faults whose message is meant for whoever ran the command; all others are ours. */
const EXPECTED = [
  ConfigError,
  CorpusError,
  NewerSchemaError,
  NotAllowedError,
  NotIndexedError,
  QuestionFileError,
  Refusal,
  StoreUnavailable,
];

// Whoever reads the output may stop early (`| head -1`): that ends the program, and is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!isOutputLost && error.code !== 'EPIPE') report(error);
  isOutputLost = true;
  const exit = () => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed);
  beforeExit().then(exit, exit);
});

/** Then whatever fails for it needn't be told as well. */
let isOutputLost = false;

/** Ends what must not be cut off. */
let beforeExit: () => Promise<void> = async () => {};

/** Commands that answer on platforms until they are told to stop. */
const SERVICES: ReadonlySet<string> = new Set(['start', 'shard']);
let isService = false;

process.exitCode = await run(process.argv);
// One that has stopped, or couldn't start, is over, though a platform's SDK may go on connecting.
if (isService) process.exit();

async function run(argv: readonly string[]): Promise<number> {
  try {
    const { config, problems } = loadVariables();
    const terminal = processTerminal(config.color);
    const reader = createLazyReader(config.reader, warn);
    const retriever = createLazyRetriever(config, reader.open);
    const close = async () => {
      await Promise.all([reader.close(), retriever.close()]);
    };
    beforeExit = close;
    const openCorpus: CommandContext['openCorpus'] = async (paths, hasSnapshots = true) => {
      const settings = hasSnapshots ? config : { ...config, snapshotDir: null };
      const opened = await openCorpusAt(paths, settings, terminal, reader.open);
      for (const warning of opened.warnings) warn(warning);
      return opened;
    };
    const context: CommandContext = {
      terminal,
      config,
      openReader: reader.open,
      readerState: reader.state,
      openRetriever: retriever.open,
      openCorpus,
      openLookUp: async (paths) => {
        const database = paths.length > 0 ? null : await retriever.open();
        if (database !== null) return database.lookUp(await database.shelf(), null);
        const { index, reader: ofWindows } = await openCorpus(paths);
        return async () => ({ lookup: index, reader: ofWindows });
      },
    };
    await createProgram(context, problems).parseAsync(argv).finally(close);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!isOutputLost) report(error);
    return EXIT.failed;
  }
}

/** @param problems with the configuration, which no command but the doctor runs with */
function createProgram(context: CommandContext, problems: readonly ConfigProblem[]): Command {
  const program = new Command('kursk')
    .description(
      'Answers questions with verbatim, cited quotes from articles, and says so when they don’t hold the answer.',
    )
    .version(VERSION);
  const commands = [
    ...[
      askCommand,
      chatCommand,
      startCommand,
      articlesCommand,
      evalCommand,
      indexCommand,
      slackCommand,
      discordCommand,
    ].map((command) => command(context)),
    addCommand({ ...context, clock: systemClock }),
    gapsCommand({ ...context, clock: systemClock, openStore: () => openStoreOf(context.config) }),
    doctorCommand({
      ...context,
      problems,
      clock: systemClock,
      openCorpus: (openReader) => openCorpusAt([], context.config, context.terminal, openReader),
    }),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands.flatMap((one) => [one, ...one.commands])]) {
    command
      .exitOverride()
      .showHelpAfterError(`(${wordsOf(command)} --help tells what there is)`)
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'kursk:')) });
  }
  program.hook('preAction', (_, command) => {
    isService = SERVICES.has(command.name());
    const [problem] = problems;
    if (problem !== undefined && command.name() !== 'doctor') throw new ConfigError(problem.sentence);
  });
  return program;
}

/** What to type for a command: "kursk discord register". */
function wordsOf(command: Command): string {
  return command.parent === null ? command.name() : `${wordsOf(command.parent)} ${command.name()}`;
}

/** Most commands needn't wait until it is loaded. */
async function openStoreOf({ database: address, encryptionKeys }: Config): Promise<Store> {
  const { openStore } = await import('./store/open-store.ts');
  return openStore({ address, encryptionKeys });
}

async function openCorpusAt(
  paths: readonly string[],
  { corpusDir, snapshotDir, reader: readerConfig }: Config,
  terminal: Terminal,
  openReader: CommandContext['openReader'],
): Promise<OpenCorpus> {
  const places = paths.length > 0 ? paths : [corpusDir ?? BUNDLED_ARTICLES];
  const reader = await openReader();
  const { index, cuts, warnings } = await openIndex(places, {
    snapshotDir,
    cut: reader?.cut ?? null,
    startStep: async (step, total) => startProgress(terminal, total < MANY[step] ? null : total, step),
  });
  const windows = readerConfig?.windows ?? 0;
  return {
    index,
    reader: reader && cuts && createWindowReader(reader, windows, index.articles, cuts),
    warnings,
  };
}

function report(error: unknown): void {
  for (const sentence of sentencesAbout(error)) warn(sentence);
}

function sentencesAbout(error: unknown): string[] {
  const { message, cause, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'write') return [`The output can't be written: ${reasonOf(error)}.`];
  if (!EXPECTED.some((kind) => error instanceof kind)) return [faultSentence(error)];
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [...articles.map((problem) => problem.message), message];
}

/** What a server or a file says of itself may be in it. */
function warn(message: string): void {
  process.stderr.write(`kursk: ${printable(message)}\n`);
}
