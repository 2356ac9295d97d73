import { Command } from 'commander';
import { chat } from '../adapters/terminal/handlers/chat.ts';
import { type CommandContext, corpusOption } from './command-context.ts';
import { openLocalBot } from './open-local-bot.ts';

/** `kursk chat`: answers questions until the input ends. Stores nothing. */
export function chatCommand(context: CommandContext): Command {
  return new Command('chat')
    .description('ask one question after another')
    .addOption(corpusOption())
    .action(async ({ corpus }: { corpus: string[] }) => {
      const { bot, stop } = await openLocalBot(context, corpus);
      await chat(context.terminal, bot).finally(stop);
    });
}
