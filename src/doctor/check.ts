import type { Config } from '../config/config.ts';
import type { Library } from '../core/bot/library.ts';
import type { Clock } from '../core/ports/system.ts';
import type { ReaderState } from '../inference/reader-status.ts';

/** Something that is looked at by itself. */
export interface Check {
  /** Stays the same from version to version: scripts go by it. */
  readonly id: string;
  /** The beginnings of the names of variables without which there is nothing to look at: see `ConfigProblem`. */
  readonly goesBy: readonly string[];
  /** How long it may take, in milliseconds; longer than what it does takes to give up by itself. */
  readonly patience: number;
  /** What to do where it takes longer, a sentence. */
  readonly whenLate: string;
  /** What may well be wrong is a finding; an exception is a fault. */
  readonly examine: () => Promise<Finding>;
}

/**
 * What a check came to.
 *
 * - `ok`: it is as it should be.
 * - `warn`: the bot works, though not as well as it could, or not for long.
 * - `fail`: something that is configured doesn't work.
 * - `skip`: it wasn't looked at, which is no judgement: it isn't configured, or can't be known before something else is mended.
 */
export type Status = 'ok' | 'warn' | 'fail' | 'skip';

/** Sentences for an operator, without secrets: what was found, and what to do about it. */
export type Finding =
  | { readonly status: 'ok' | 'skip'; readonly found: string; readonly fix?: string }
  | { readonly status: 'warn' | 'fail'; readonly found: string; readonly fix: string };

/** Articles, ready to be asked. */
export interface OpenedLibrary {
  readonly library: Library;
  /** What was wrong, though not so wrong that nothing can be answered; sentences. */
  readonly warnings: readonly string[];
}

/** What the checks work with. */
export interface CheckContext {
  /** In which what is wrong counts as not set. */
  readonly config: Config;
  /** Opens the configured articles. */
  readonly openLibrary: () => Promise<OpenedLibrary>;
  /** How the reader is, once it is known whether it can read; `null` when it is off. */
  readonly readerState: () => Promise<ReaderState | null>;
  readonly clock: Pick<Clock, 'now'>;
  /** How long whoever is asked over a network may take for a reply, in milliseconds. */
  readonly patience: number;
  /** The Discord server whose commands are looked at; `null`: those that are published everywhere. */
  readonly guild: string | null;
  /** The file that holds the Slack app's manifest as Slack has it; `null` where there is none. */
  readonly slackManifest: string | null;
}
