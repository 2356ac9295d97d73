import { InvalidArgumentError, Option } from 'commander';
import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import type { Retrieve } from '../core/answering/ask.ts';
import type { OpenReader } from '../inference/open-reader.ts';
import type { ReaderState } from '../inference/reader-status.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import type { OpenCorpus } from '../service/configured-library.ts';
import type { ServiceRole } from '../service/serve.ts';

/** What the commands are given to work with. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly config: Config;
  /**
   * Opens the articles at these paths; where there are none, those in the configured folder or, without one, those that come
   * along. Warns on stderr of what was passed over.
   *
   * @param hasSnapshots whether a large corpus may come from a snapshot, and is kept as one; it may, unless said otherwise
   */
  readonly openCorpus: (paths: readonly string[], hasSnapshots?: boolean) => Promise<OpenCorpus>;
  /** Brings what questions are answered from: the articles at these paths; where there are none, the configured ones. */
  readonly openRetrieval: (paths: readonly string[]) => Promise<Retrieve>;
  /** The articles in the database, opened when they are first asked for; `null` where they are in memory. */
  readonly openRetriever: () => Promise<Retriever | null>;
  /** The reader, opened when it is first asked for; `null` where there is none, of which stderr is told. */
  readonly openReader: () => Promise<OpenReader | null>;
  /** How the reader is, once it is known whether it can read; `null` when it is off. */
  readonly readerState: () => Promise<ReaderState | null>;
  /**
   * Runs the service until the process is told to stop; as `shard`, one shard of Discord's gateway alone.
   *
   * @param tell shows a sentence to whoever started it
   */
  readonly startService: (role: ServiceRole, tell: (sentence: string) => void) => Promise<void>;
}

/** `--corpus`, which may be given several times. @param otherwise what holds where it isn't given */
export function corpusOption(otherwise = 'CORPUS_DIR, or the article that comes along'): Option {
  return new Option('--corpus <path>', 'a file or folder of articles to answer from; may be repeated')
    .argParser((path: string, paths: string[] = []) => [...paths, path])
    .default([], otherwise);
}

/** The id of a Discord server, which Discord refuses without a word on what is wrong when it is none. */
export function parseGuild(text: string): string {
  if (!/^\d{15,21}$/.test(text))
    throw new InvalidArgumentError(
      'It must be the id of a server: 15 to 21 digits, as “Copy Server ID” in Discord’s developer mode gives it.',
    );
  return text;
}

/** Something a command can't do, and why; ends it with exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What to say of an error that nobody expected. */
export function describeFault(error: unknown): string {
  const told = error instanceof Error ? error.stack : String(error);
  return `This is a fault of the program, please report it: ${told}`;
}
