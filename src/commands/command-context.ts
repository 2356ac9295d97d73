import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';

/** What the commands are given to work with. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly config: Config;
  /**
   * Opens an index of the articles at these paths; where there are none, of those in the configured folder or, without one, of
   * those that come along. Warns on stderr of what was passed over.
   */
  readonly openIndex: (paths: readonly string[]) => Promise<PassageIndex>;
}
