import { isChat, type Place } from '../../ports/place.ts';
import type { BotContext, Turn } from '../context.ts';
import { mayKeep } from '../kept/prepare-keeping.ts';
import { type ListItem, type Reply, replyOf } from '../reply.ts';
import { BOT_COMMANDS } from '../request.ts';
import type { Wording } from '../wording/wording.ts';
import { isHelpChannel } from './help-channel.ts';

/** `help`: what the bot is, how to ask it, and its commands. */
export async function explainHelp(turn: Turn, { settings }: BotContext): Promise<Reply> {
  const { asker, place, words } = turn;
  const { help, helpChannel, kept } = words;
  return replyOf([
    { kind: 'note', text: help.intro },
    { kind: 'note', text: help.ask },
    ...(isHelpChannel(turn) ? [{ kind: 'note', text: helpChannel.answers } as const] : []),
    ...(isChat(place) && mayKeep(asker, place, settings) ? [{ kind: 'note', text: kept.how } as const] : []),
    {
      kind: 'list',
      items: place.platform === 'web' ? pages(help) : commands(place, settings.commandName, help),
    },
  ]);
}

/** The commands that the pages have an address for, besides this one. */
function pages(help: Wording['help']): ListItem[] {
  return (['sources', 'privacy'] as const).map((name) => {
    const text = help.commands[name];
    return { text: text.charAt(0).toUpperCase() + text.slice(1), detail: null, link: `/${name}` };
  });
}

function commands({ platform }: Place, commandName: string, help: Wording['help']): ListItem[] {
  const prefix = platform === 'terminal' ? '/' : `/${commandName} `;
  // On Slack, what is asked follows the command itself.
  const ask = platform === 'discord' ? [{ text: `${prefix}ask`, detail: help.askCommand, link: null }] : [];
  return [
    ...ask,
    ...BOT_COMMANDS.map((name) => ({ text: `${prefix}${name}`, detail: help.commands[name], link: null })),
  ];
}
