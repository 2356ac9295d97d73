import { Command, CommanderError } from 'commander';
import { printable, processTerminal, startProgress, type Terminal } from './adapters/terminal/terminal.ts';
import { addCommand } from './commands/add-command.ts';
import { articlesCommand } from './commands/articles-command.ts';
import { askCommand } from './commands/ask-command.ts';
import { chatCommand } from './commands/chat-command.ts';
import { type CommandContext, describeFault, Refusal } from './commands/command-context.ts';
import { discordCommand } from './commands/discord-command.ts';
import { doctorCommand } from './commands/doctor-command.ts';
import { evalCommand } from './commands/eval-command.ts';
import { gapsCommand } from './commands/gaps-command.ts';
import { indexCommand } from './commands/index-command.ts';
import { createLazyReader, createLazyRetriever } from './commands/open-lazily.ts';
import { slackCommand } from './commands/slack-command.ts';
import { startCommand } from './commands/start-command.ts';
import { type Config, loadConfig } from './config/config.ts';
import { ConfigError, type ConfigProblem } from './config/variable.ts';
import { VERSION } from './config/version.ts';
import { createWindowReader } from './core/answering/reading/windows.ts';
import { type Store, StoreUnavailable } from './core/ports/store.ts';
import { BUNDLED_ARTICLES } from './corpus/article-files.ts';
import { ArticleError, CorpusError } from './corpus/corpus-error.ts';
import { type IndexingStep, openIndex } from './corpus/snapshots/open-index.ts';
import { QuestionFileError } from './evaluation/question-file.ts';
import { NotAllowedError, NotIndexedError } from './search-postgres/search-errors.ts';
import type { OpenCorpus } from './service/configured-library.ts';
import { NewerSchemaError } from './store/store-errors.ts';
import { describeSystemError } from './system/describe-system-error.ts';
import { systemClock } from './system/system-clock.ts';

const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** From these counts on, a step takes long enough to show its progress. */
const PROGRESS_THRESHOLDS: Readonly<Record<IndexingStep, number>> = {
  articles: 10,
  passages: 2_000,
  windows: 2_000,
};

/** Errors whose message is for whoever ran the command; any other error is a fault of the program. */
const EXPECTED_ERRORS = [
  ConfigError,
  CorpusError,
  NewerSchemaError,
  NotAllowedError,
  NotIndexedError,
  QuestionFileError,
  Refusal,
  StoreUnavailable,
];

// The reader of the output may stop early (`| head -1`): that ends the program, and is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!isOutputLost && error.code !== 'EPIPE') report(error);
  isOutputLost = true;
  const exit = () => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed);
  beforeExit().then(exit, exit);
});

/** Then errors that follow from it aren't reported. */
let isOutputLost = false;

/** Closes what a sudden exit would break. */
let beforeExit: () => Promise<void> = async () => {};

/** Commands that run until the process is told to stop. */
const LONG_RUNNING_COMMANDS: ReadonlySet<string> = new Set(['start', 'shard']);
let isService = false;

process.exitCode = await run(process.argv);
// A platform's SDK may still be connecting, and would keep a service alive that has stopped or couldn't start.
if (isService) process.exit();

async function run(argv: readonly string[]): Promise<number> {
  try {
    const { config, problems } = loadConfig();
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
      openRetrieval: async (paths) => {
        const database = paths.length > 0 ? null : await retriever.open();
        if (database !== null) return database.lookUp(await database.catalog(), null);
        const { index, reader: windowReader } = await openCorpus(paths);
        return async () => ({ index, reader: windowReader });
      },
      async startService(role, tell) {
        // Loaded here, so that no other command waits for the platforms' SDKs.
        const { main } = await import('./main.ts');
        await main({ ...context, role, tell });
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

/** @param problems with the configuration: with any, only the doctor runs */
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
      .showHelpAfterError(`(run “${commandPath(command)} --help” for usage)`)
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'kursk:')) });
  }
  program.hook('preAction', (_, command) => {
    isService = LONG_RUNNING_COMMANDS.has(command.name());
    const [problem] = problems;
    if (problem !== undefined && command.name() !== 'doctor') throw new ConfigError(problem.sentence);
  });
  return program;
}

/** What to type for a command: "kursk discord register". */
function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}

/** The store is loaded here, so that most commands needn't wait for it. */
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
    startStep: async (step, total) =>
      startProgress(terminal, total < PROGRESS_THRESHOLDS[step] ? null : total, step),
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
  if (syscall === 'write') return [`The output can't be written: ${describeSystemError(error)}.`];
  if (!EXPECTED_ERRORS.some((kind) => error instanceof kind)) return [describeFault(error)];
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [...articles.map((problem) => problem.message), message];
}

/** The message may quote a server or a file, so what would control the terminal is replaced. */
function warn(message: string): void {
  process.stderr.write(`kursk: ${printable(message)}\n`);
}
