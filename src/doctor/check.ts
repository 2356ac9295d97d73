import type { Config } from '../config/config.ts';
import type { Library } from '../core/bot/library.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import type { Clock } from '../core/ports/system.ts';
import type { ModelState } from '../inference/model-state.ts';

/** One thing to check, independent of the others. */
export interface Check {
  /** Stays the same from version to version, because scripts depend on it. */
  readonly id: string;
  /** Prefixes of the environment variables that the check depends on. It is skipped where one of them is invalid. */
  readonly variables: readonly string[];
  /** In milliseconds. Longer than any timeout inside the check, because those have better messages. */
  readonly timeout: number;
  /** What to do after a timeout, as a sentence. */
  readonly timeoutFix: string;
  /** Whatever an operator can cause is a finding; an exception is a fault of the program. */
  readonly run: () => Promise<Finding>;
}

/**
 * - `ok`: all is well.
 * - `warn`: the bot works, but not as well as it could, or not for long.
 * - `fail`: something that is configured doesn't work.
 * - `skip`: not checked, because it isn't configured, or something else has to be fixed first.
 */
export type Status = 'ok' | 'warn' | 'fail' | 'skip';

/** The result of a check, in sentences for an operator, without secrets: what was found, and what to do about it. */
export type Finding =
  | { readonly status: 'ok' | 'skip'; readonly found: string; readonly fix?: string }
  | { readonly status: 'warn' | 'fail'; readonly found: string; readonly fix: string };

export interface OpenedLibrary {
  readonly library: Library;
  /** How many passages have a vector; `null` without an embedder. */
  readonly coverage: Coverage | null;
  /** Why passages in the database are found by their words alone, or some of them: a sentence. */
  readonly meaningProblem: string | null;
  /** Sentences about articles that were skipped or can't be read. */
  readonly warnings: readonly string[];
  /** Sentences about what wasn't taken, as it should be. */
  readonly notes: readonly string[];
}

export interface CheckContext {
  /** Invalid variables count as not set. */
  readonly config: Config;
  /** Opens the configured articles. */
  readonly openLibrary: () => Promise<OpenedLibrary>;
  /** Resolves once the reader is ready or unusable; `null` when it is off. */
  readonly readerState: () => Promise<ModelState | null>;
  /** Resolves once the embedder is ready or unusable; `null` when it is off. */
  readonly embedderState: () => Promise<ModelState | null>;
  readonly clock: Pick<Clock, 'now'>;
  /** For one reply over the network. In milliseconds. */
  readonly requestTimeout: number;
  /** The Discord server whose commands are checked; `null`: the global commands. */
  readonly guild: string | null;
  /** A file with the manifest that Slack has of the app; `null`: none was given. */
  readonly slackManifest: string | null;
}
