import { DiscordAPIError, DiscordjsErrorCodes, RateLimitError, RESTJSONErrorCodes } from 'discord.js';

/** What an operator can do, by Discord's error code. See “JSON error codes” in Discord's documentation. */
const ADVICE: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.UnknownInteraction]:
    'The bot answered an interaction too late: Discord waits for 3 seconds. Check the load and the clock of the machine, and its network.',
  [RESTJSONErrorCodes.InvalidWebhookToken]:
    'The bot answered an interaction too late: its token expires after 15 minutes. Find out what held the bot up.',
  [RESTJSONErrorCodes.MissingPermissions]:
    'The bot may not write in the channel: give its role View Channels, Send Messages, Send Messages in Threads and Read Message History there.',
  [RESTJSONErrorCodes.MissingAccess]:
    'The bot may not see the channel: give its role View Channels, Send Messages, Send Messages in Threads and Read Message History there.',
  [RESTJSONErrorCodes.UnknownChannel]:
    'The channel was deleted before the answer came. There is nothing to do.',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]:
    'The person takes no direct messages from the bot: they can ask with the slash command. There is nothing to do.',
};

const BAD_TOKEN =
  'Discord doesn’t take the token: set DISCORD_TOKEN to the one on the page “Bot” of the application.';

const UNAUTHORIZED = 401;
const SERVER_ERRORS = 500;

/** Whether Discord refused a request with this code. */
export function hasErrorCode(error: unknown, expected: RESTJSONErrorCodes): boolean {
  const { code } = error as { code?: unknown };
  return code === expected;
}

/** What an operator can do about an error of a request, as a sentence. */
export function adviceFor(error: unknown): string {
  if (error instanceof RateLimitError)
    return 'Discord’s rate limit holds a message back for longer than an answer may take: ask Discord for higher limits, or lower QUESTIONS_PER_CHANNEL.';
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (code === DiscordjsErrorCodes.TokenInvalid) return BAD_TOKEN;
  if (error instanceof DiscordAPIError) {
    const advice = ADVICE[Number(code)];
    if (advice !== undefined) return advice;
    if (status === UNAUTHORIZED) return BAD_TOKEN;
    return `Discord refused a request (code ${error.code}): look the code up in Discord’s documentation, and report it to the maintainers of the bot.`;
  }
  if (typeof status === 'number' && status >= SERVER_ERRORS)
    return `Discord has a problem (status ${status}): see discordstatus.com.`;
  return 'Discord could not be reached: check the network and discordstatus.com.';
}
