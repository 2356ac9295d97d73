import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';
import type { LookUp } from '../core/look-up.ts';
import type { WindowReader } from '../core/reading/window-reader.ts';
import type { OpenReader } from '../reader/open-reader.ts';
import type { ReaderState } from '../reader/reader-state.ts';
import type { Retriever } from '../retriever/open-retriever.ts';

/** Articles, ready to be asked. */
export interface OpenCorpus {
  readonly index: PassageIndex;
  /** `null` where nothing is read. */
  readonly reader: WindowReader | null;
  /** What was passed over, and why; sentences. */
  readonly warnings: readonly string[];
}

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
  readonly openLookUp: (paths: readonly string[]) => Promise<LookUp>;
  /** The articles in the database, opened when they are first asked for; `null` where they are in memory. */
  readonly openRetriever: () => Promise<Retriever | null>;
  /** The reader, opened when it is first asked for; `null` where there is none, of which stderr is told. */
  readonly openReader: () => Promise<OpenReader | null>;
  /** How the reader is, once it is known whether it can read; `null` when it is off. */
  readonly readerState: () => Promise<ReaderState | null>;
}
