import { Command } from 'commander';
import { printable } from '../adapters/terminal/terminal.ts';
import { VERSION } from '../config/version.ts';
import { type CommandContext, corpusOption } from './command-context.ts';
import { openLocalBot } from './open-local-bot.ts';

/** `kursk mcp`: serves an assistant over standard input and output until it hangs up. Stores nothing. */
export function mcpCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('mcp')
    .description('serve an assistant over standard input and output, by the Model Context Protocol')
    .addOption(corpusOption())
    .action(async ({ corpus }: { corpus: string[] }) => {
      const { bot, library, report, stop } = await openLocalBot(context, corpus);
      // The SDK is loaded only where it is used.
      const { serveStdio } = await import('../adapters/mcp/transports/serve-stdio.ts');
      const tell = (sentence: string) => {
        terminal.errors.write(`kursk: ${printable(sentence)}\n`);
      };
      await serveStdio({ bot, library: () => library, version: VERSION, report }, terminal, tell).finally(
        stop,
      );
    });
}
