import { InvalidArgumentError, Option } from 'commander';
import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import type { Retrieve } from '../core/answering/ask.ts';
import type { SizedArticle } from '../core/answering/question-language.ts';
import type { ModelState } from '../inference/model-state.ts';
import type { OpenEmbedder } from '../inference/open-embedder.ts';
import type { OpenReader } from '../inference/open-reader.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import type { OpenCorpus } from '../service/configured-library.ts';
import type { ServiceRole } from '../service/serve.ts';

/** Articles that questions are answered from. */
export interface OpenRetrieval {
  readonly retrieve: Retrieve;
  readonly articles: readonly SizedArticle[];
}

export interface CommandContext {
  readonly terminal: Terminal;
  readonly config: Config;
  /**
   * Opens the articles at these paths; without paths, those in the configured folder or, without one, the bundled article. Warns on
   * stderr of files that were skipped.
   *
   * @param hasSnapshots whether a large corpus may be loaded from a snapshot, and saved as one; by default `true`
   */
  readonly openCorpus: (paths: readonly string[], hasSnapshots?: boolean) => Promise<OpenCorpus>;
  /** Opens the articles at these paths for questions; without paths, the configured articles, in memory or in the database. */
  readonly openRetrieval: (paths: readonly string[]) => Promise<OpenRetrieval>;
  /** Opens the articles in the database at the first call; `null` if articles are kept in memory. */
  readonly openRetriever: () => Promise<Retriever | null>;
  /** Opens the reader at the first call; `null`, after a warning on stderr, if there is none. */
  readonly openReader: () => Promise<OpenReader | null>;
  /** Resolves once the reader is ready or unusable; `null` when it is off. */
  readonly readerState: () => Promise<ModelState | null>;
  /** Opens the embedder at the first call; `null`, after a warning on stderr unless it is off, if there is none. */
  readonly openEmbedder: () => Promise<OpenEmbedder | null>;
  /** Resolves once the embedder is ready or unusable; `null` when it is off. */
  readonly embedderState: () => Promise<ModelState | null>;
  /** Runs the service until the process is told to stop. @param tell shows a sentence to whoever started it */
  readonly startService: (role: ServiceRole, tell: ServiceContext['tell']) => Promise<void>;
}

/** What the service needs of the command that starts it. */
export interface ServiceContext
  extends Pick<
    CommandContext,
    | 'config'
    | 'openCorpus'
    | 'openRetriever'
    | 'openReader'
    | 'readerState'
    | 'openEmbedder'
    | 'embedderState'
  > {
  /** `shard`: one shard of Discord's gateway only. */
  readonly role: ServiceRole;
  /** Shows a sentence to whoever started the service. */
  readonly tell: (sentence: string) => void;
}

/** `--corpus`, which may be repeated. @param defaultText describes the default in the help text */
export function corpusOption(defaultText = 'CORPUS_DIR, or the bundled article'): Option {
  return new Option('--corpus <path>', 'a file or folder of articles to answer from; may be repeated')
    .argParser((path: string, paths: string[] = []) => [...paths, path])
    .default([], defaultText);
}

/** Parses the id of a Discord server. Discord's own error for a malformed one explains nothing. */
export function parseGuild(text: string): string {
  if (!/^\d{15,21}$/.test(text))
    throw new InvalidArgumentError(
      'It must be the id of a server: the 15 to 21 digits that “Copy Server ID” in Discord’s developer mode copies.',
    );
  return text;
}

/** Says why a command can't do what was asked. Ends it with exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export function describeFault(error: unknown): string {
  const details = error instanceof Error ? error.stack : String(error);
  return `This is a fault of the program, please report it: ${details}`;
}
