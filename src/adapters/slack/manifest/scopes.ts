import type { BotSettings } from '../../../core/bot-settings.ts';

/** What the bot may do in a workspace, and what for. */
export const BOT_SCOPES = {
  commands: 'the slash command and the message shortcut',
  'chat:write': 'answers to mentions and direct messages',
  'app_mentions:read': 'to be told when somebody mentions the bot',
  'im:history': 'to be told what people write to the bot directly',
  'assistant:write': 'suggested questions in the agent’s pane',
} as const;

/** Where follow-ups in threads are answered without a mention (`LISTENS=all`), one more. */
export const THREAD_SCOPES = {
  'channels:history': 'to be told what is written in public channels the bot is a member of',
} as const;

/** The scopes that the bot needs as it is set. */
export function botScopes({ listens }: Pick<BotSettings, 'listens'>): string[] {
  return [...Object.keys(BOT_SCOPES), ...(listens === 'all' ? Object.keys(THREAD_SCOPES) : [])];
}
