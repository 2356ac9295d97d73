import type { Config } from '../config.ts';
import type { Library } from '../core/library.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ReaderState } from '../reader/reader-state.ts';

/** Articles, ready to be asked. */
export interface OpenedLibrary {
  readonly library: Library;
  /** What was wrong, though not so wrong that nothing can be answered; sentences. */
  readonly warnings: readonly string[];
}

/** What the checks work with. */
export interface DoctorParts {
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
