import { DiscordAPIError, DiscordjsErrorCodes, RateLimitError, RESTJSONErrorCodes } from 'discord.js';

/** What an operator is to know, by what Discord says. See “JSON error codes” of Discord's documentation. */
const ADVICE: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.UnknownInteraction]:
    'Discord no longer knew an interaction: it was answered later than 3 seconds after it was made. Look at the load and the clock of the machine, and its way to Discord.',
  [RESTJSONErrorCodes.InvalidWebhookToken]:
    'An interaction could not be answered any more: its token ends after 15 minutes. Look at what held the bot up.',
  [RESTJSONErrorCodes.MissingPermissions]:
    'The bot may not write in a channel: give its role View Channels, Send Messages, Send Messages in Threads and Read Message History there.',
  [RESTJSONErrorCodes.MissingAccess]:
    'The bot may not see a channel: give its role View Channels, Send Messages, Send Messages in Threads and Read Message History there.',
  [RESTJSONErrorCodes.UnknownChannel]:
    'A channel was deleted before the answer came. There is nothing to do.',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]:
    'Somebody takes no direct messages from the bot any more: they can ask with the slash command. There is nothing to do.',
};

const BAD_TOKEN =
  'Discord doesn’t take the token: set DISCORD_TOKEN to the one on the page “Bot” of the application.';

const UNAUTHORIZED = 401;
const SERVER_ERRORS = 500;

/** What to do about something that couldn't be sent, as a sentence for operators. */
export function adviceFor(error: unknown): string {
  if (error instanceof RateLimitError)
    return 'Discord limits how often the bot may write, for longer than an answer may take: ask Discord for higher limits, or lower QUESTIONS_PER_CHANNEL.';
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (code === DiscordjsErrorCodes.TokenInvalid) return BAD_TOKEN;
  if (error instanceof DiscordAPIError) {
    const advice = ADVICE[Number(code)];
    if (advice !== undefined) return advice;
    if (status === UNAUTHORIZED) return BAD_TOKEN;
    return `Discord refused what was sent (code ${error.code}): look the code up in Discord’s documentation, and report it to whoever makes the bot.`;
  }
  if (typeof status === 'number' && status >= SERVER_ERRORS)
    return `Discord is in trouble (status ${status}): see discordstatus.com.`;
  return 'Discord could not be reached: look at the network, and at discordstatus.com.';
}
