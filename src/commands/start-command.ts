import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** `kursk start`: the service, until it is told to stop. */
export function startCommand({ terminal, ...context }: CommandContext): Command {
  return new Command('start')
    .description('answer on the web, and on every platform that is configured')
    .action(async () => {
      // The other commands needn't wait until all this is loaded.
      const { main } = await import('../main.ts');
      await main({ ...context, tell: (sentence) => terminal.errors.write(`kursk: ${sentence}\n`) });
    });
}
