import { Command } from 'commander';
import { printable } from '../adapters/terminal/terminal.ts';
import type { CommandContext } from './command-context.ts';

/** `kursk start`: runs the service until it is told to stop. */
export function startCommand({ terminal, startService }: CommandContext): Command {
  return new Command('start')
    .description('answer on the web, and on every platform that is configured')
    .action(() =>
      startService('service', (sentence) => terminal.errors.write(`kursk: ${printable(sentence)}\n`)),
    );
}
