import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';

/** What the commands are given to work with. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly config: Config;
  /** An index of the articles at these paths, else in the configured folder, else of the bundled ones; says on the errors what was wrong. */
  readonly openIndex: (paths: readonly string[]) => Promise<PassageIndex>;
}
