import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config.ts';
import type { Article } from '../core/article.ts';

/** What the commands are given to work with. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly config: Config;
  /** The articles of these paths, else of the configured folder, else the bundled ones; says on the errors which were passed over. */
  readonly loadArticles: (paths: readonly string[]) => Promise<readonly Article[]>;
}
