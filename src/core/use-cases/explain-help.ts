import type { Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import { BOT_COMMANDS } from '../requests/request.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

/** `help`: what the bot is, how to ask, and what else there is. */
export async function explainHelp(
  { place, words: { help } }: Turn,
  { settings: { commandName } }: Kit,
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
