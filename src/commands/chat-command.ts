import { Command } from 'commander';
import { chat } from '../adapters/terminal/chat.ts';
import { createAsk } from '../core/ask.ts';
import type { CommandContext } from './command-context.ts';
import { corpusOption } from './corpus-option.ts';

/** `kursk chat`: questions and answers until the input ends. */
export function chatCommand({ terminal, config, openCorpus }: CommandContext): Command {
  return new Command('chat')
    .description('ask one question after another')
    .addOption(corpusOption())
    .action(async ({ corpus }: { corpus: string[] }) => {
      const { index, reader } = await openCorpus(corpus);
      await chat(terminal, index.articles, createAsk(index, { ...config, reader }));
    });
}
