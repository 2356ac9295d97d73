import { Command, CommanderError } from 'commander';
import {
  printable,
  processTerminal,
  startProgress,
  type Terminal,
  type TerminalStreams,
} from '../adapters/terminal/terminal.ts';
import type { Config, LoadedConfig } from '../config/config.ts';
import { ConfigError } from '../config/variable.ts';
import { VERSION } from '../config/version.ts';
import { retrieveInMemory } from '../core/answering/ask.ts';
import { sizedArticle } from '../core/answering/question-language.ts';
import { type Store, StoreUnavailable } from '../core/ports/store.ts';
import { BUNDLED_ARTICLES } from '../corpus/article-files.ts';
import { ArticleError, CorpusError } from '../corpus/corpus-error.ts';
import type { IndexingStep, StartProgress } from '../corpus/snapshots/open-index.ts';
import { QuestionFileError } from '../evaluation/question-file.ts';
import type { openEmbedder } from '../inference/open-embedder.ts';
import type { openReader } from '../inference/open-reader.ts';
import { NotAllowedError, NotIndexedError } from '../search-postgres/search-errors.ts';
import type { OpenCorpus } from '../service/configured-library.ts';
import { type CorpusSettings, type OpenModels, openCorpus } from '../service/open-corpus.ts';
import { sealerOf, secretOf } from '../service/secrets.ts';
import { NewerSchemaError } from '../store/store-errors.ts';
import { hmacSign } from '../system/crypto.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { systemClock } from '../system/system-clock.ts';
import { addCommand } from './add-command.ts';
import { answersCommand, type OpenAnswers } from './answers-command.ts';
import { articlesCommand } from './articles-command.ts';
import { askCommand } from './ask-command.ts';
import { chatCommand } from './chat-command.ts';
import { type CommandContext, describeFault, Refusal, type ServiceContext } from './command-context.ts';
import { discordCommand } from './discord-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { embedFew } from './embed-ahead.ts';
import { evalCommand } from './eval-command.ts';
import { gapsCommand } from './gaps-command.ts';
import { indexCommand } from './index-command.ts';
import { mcpCommand } from './mcp-command.ts';
import {
  createLazyEmbedder,
  createLazyReader,
  createLazyRetriever,
  createLazyVocabulary,
} from './open-lazily.ts';
import { slackCommand } from './slack-command.ts';
import { startCommand } from './start-command.ts';

export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Shorter steps show no progress bar. */
const PROGRESS_THRESHOLDS: Readonly<Record<IndexingStep, number>> = {
  articles: 10,
  passages: 2_000,
  windows: 2_000,
};

/** Errors whose message is meant for the user. Any other error is a fault of the program. */
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

/** Commands that run until the process is told to stop. */
const LONG_RUNNING_COMMANDS: ReadonlySet<string> = new Set(['start', 'shard']);

/** What the command line needs of its process; tests pass their own. */
export interface Environment {
  readonly variables: LoadedConfig;
  readonly streams: TerminalStreams;
  readonly openReader: typeof openReader;
  readonly openEmbedder: typeof openEmbedder;
  /** Runs the service until the process is told to stop. */
  readonly runService: (context: ServiceContext) => Promise<void>;
  /** Reports a problem. The sentence may quote a server or a file. */
  readonly warn: (sentence: string) => void;
}

export interface CommandLine {
  /** Runs a command, such as `['ask', 'why Sudzha?']`, and returns its exit code. Never throws. */
  readonly run: (args: readonly string[]) => Promise<number>;
  /** Ends the worker process and closes the database connections. */
  readonly close: () => Promise<void>;
  /** Whether the command runs until the process is told to stop. */
  readonly isService: () => boolean;
}

/**
 * The command line, apart from its process: a test runs it in its own. Opens the reader and the database only when a command needs
 * them, and closes them after each run.
 */
export function createCommandLine(environment: Environment): CommandLine {
  const { variables, streams, warn, runService } = environment;
  const { config, problems } = variables;
  const terminal = processTerminal(config.color, streams);
  const vocabulary = createLazyVocabulary();
  const reader = createLazyReader(config.reader, warn, vocabulary, environment.openReader);
  const embedder = createLazyEmbedder(config.embedder, warn, vocabulary, environment.openEmbedder);
  const retriever = createLazyRetriever(config, { openReader: reader.open, openEmbedder: embedder.open });
  const openWithWarnings: CommandContext['openCorpus'] = async (paths, hasSnapshots = true) => {
    const settings = { ...config, hasSnapshots };
    const opened = await openCorpusAt(paths, settings, terminal, {
      reader: reader.open,
      embedder: embedder.open,
    });
    for (const warning of opened.warnings) warn(warning);
    return opened;
  };
  const context: CommandContext = {
    terminal,
    config,
    openReader: reader.open,
    readerState: reader.state,
    openEmbedder: embedder.open,
    embedderState: embedder.state,
    openRetriever: retriever.open,
    openCorpus: openWithWarnings,
    openRetrieval: async (paths) => {
      const database = paths.length > 0 ? null : await retriever.open();
      if (database !== null) {
        const catalog = await database.catalog();
        if (catalog.meaningProblem !== null) warn(catalog.meaningProblem);
        return { retrieve: database.lookUp(catalog, null), articles: catalog.articles };
      }
      const corpus = await openWithWarnings(paths);
      await embedFew(corpus, await embedder.open(), warn);
      return { retrieve: retrieveInMemory(corpus), articles: corpus.index.articles.map(sizedArticle) };
    },
    startService: (role, tell) => runService({ ...context, role, tell }),
  };
  const close = async () => {
    await Promise.all([reader.close(), embedder.close(), retriever.close()]);
  };
  let isService = false;
  const program = createProgram(context, environment);
  program.hook('preAction', (_, command) => {
    isService = LONG_RUNNING_COMMANDS.has(command.name());
    const [problem] = problems;
    if (problem !== undefined && command.name() !== 'doctor') throw new ConfigError(problem.sentence);
  });

  return {
    close,
    isService: () => isService,
    async run(args) {
      try {
        await program.parseAsync(args, { from: 'user' }).finally(close);
        return EXIT.ok;
      } catch (error) {
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
        for (const sentence of sentencesAbout(error)) warn(sentence);
        return EXIT.failed;
      }
    },
  };
}

function createProgram(
  context: CommandContext,
  { variables, openReader, openEmbedder, warn }: Environment,
): Command {
  const { terminal } = context;
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
      mcpCommand,
      articlesCommand,
      evalCommand,
      indexCommand,
      slackCommand,
      discordCommand,
    ].map((command) => command(context)),
    addCommand({ ...context, clock: systemClock }),
    gapsCommand({ ...context, clock: systemClock, openStore: () => openStoreOf(context.config) }),
    answersCommand({ terminal, clock: systemClock, openAnswers: () => openAnswersOf(context.config, warn) }),
    doctorCommand({
      ...context,
      problems: variables.problems,
      loadReader: openReader,
      loadEmbedder: openEmbedder,
      clock: systemClock,
      openCorpus: (models) =>
        openCorpusAt([], { ...context.config, hasSnapshots: true }, context.terminal, models),
    }),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands.flatMap((one) => [one, ...one.commands])]) {
    command
      .exitOverride()
      .showHelpAfterError(`(run “${commandPath(command)} --help” for usage)`)
      .configureOutput({
        writeOut: (text) => terminal.output.write(text),
        writeErr: (text) => terminal.errors.write(text),
        outputError: (text, write) => write(printable(text).replace(/^error:/, 'kursk:')),
      });
  }
  return program;
}

/** Such as "kursk discord register". */
function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}

/** Imports the store when it is needed, so that other commands start faster. */
async function openStoreOf({ database: address, encryptionKeys }: Config): Promise<Store> {
  const { openStore } = await import('../store/open-store.ts');
  return openStore({ address, encryptionKeys });
}

/** The kept answers, and what unseals them. */
async function openAnswersOf(config: Config, warn: (sentence: string) => void): Promise<OpenAnswers> {
  const store = await openStoreOf(config);
  const secret = await secretOf(config, store, {
    warn: () => warn('The secret in the store can’t be read.'),
  });
  const sign = hmacSign(secret);
  return {
    ...{ store, sign },
    sealer: sealerOf(config, sign),
    close: store.close,
  };
}

async function openCorpusAt(
  paths: readonly string[],
  settings: Config & Pick<CorpusSettings, 'hasSnapshots'>,
  terminal: Terminal,
  models: OpenModels,
): Promise<OpenCorpus> {
  const sources = paths.length > 0 ? paths : [settings.corpusDir ?? BUNDLED_ARTICLES];
  const startStep: StartProgress = async (step, total) =>
    startProgress(terminal, total < PROGRESS_THRESHOLDS[step] ? null : total, step);
  return openCorpus(sources, { ...settings, startStep }, models);
}

/** Explains to the user why a command failed. */
export function sentencesAbout(error: unknown): string[] {
  const { message, cause, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'write') return [`The output can't be written: ${describeSystemError(error)}.`];
  if (!EXPECTED_ERRORS.some((kind) => error instanceof kind)) return [describeFault(error)];
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [...articles.map((problem) => problem.message), message];
}
