import type { BotContext, Turn } from '../context.ts';
import { type Reply, replyOf } from '../reply.ts';
import { BOT_COMMANDS } from '../request.ts';

/** `help`: what the bot is, how to ask it, and its commands. */
export async function explainHelp(
  { place, words: { help } }: Turn,
  { settings: { commandName } }: BotContext,
): Promise<Reply> {
  const prefix = place.platform === 'terminal' ? '/' : `/${commandName} `;
  return replyOf([
    { kind: 'note', text: help.intro },
    { kind: 'note', text: help.ask },
    {
      kind: 'list',
      items: BOT_COMMANDS.map((name) => ({
        text: `${prefix}${name}`,
        detail: help.commands[name],
        link: null,
      })),
    },
  ]);
}
