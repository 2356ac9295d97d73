import { Command } from 'commander';
import type { Terminal } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import type { Clock } from '../core/ports/system.ts';

export interface AddContext {
  readonly terminal: Terminal;
  readonly config: Pick<Config, 'corpusDir' | 'parseLimits'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface AddOptions {
  readonly to?: string;
  readonly yes?: true;
  readonly allowPrivate?: true;
}

/** `kursk add`: adds articles to the corpus, after showing what will be written. */
export function addCommand(context: AddContext): Command {
  return new Command('add')
    .description('add a file, a folder or a web page to your articles, or update what was added before')
    .argument('<source>', 'Markdown, plain text, HTML or PDF: a file, a folder or a web address')
    .option('--to <folder>', 'the folder of your articles; by default CORPUS_DIR')
    .option(
      '--yes',
      'write without asking, unless an edited article, or one of another site, would be replaced',
    )
    .option('--allow-private', 'also fetch from this machine and private networks')
    .action(async (source: string, options: AddOptions) => {
      // What fetches and compares takes longer to load than the other commands together.
      const { addArticles } = await import('./add-articles.ts');
      await addArticles(source, options, context);
    });
}
