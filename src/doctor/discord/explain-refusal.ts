import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { ZodError } from 'zod';
import type { Finding } from '../check.ts';
import { networkErrorReason } from '../identify-server.ts';

const UNAUTHORIZED = 401;
const SERVER_ERRORS = 500;

const CONNECTION_FIX = 'Check the network, DISCORD_API_URL and discordstatus.com.';

/**
 * Explains why a request to Discord failed: Discord refused it, has trouble, or can't be reached.
 *
 * @param refused the beginning of a sentence for a refusal, such as "Discord doesn't tell where its gateway is"
 * @param fix what to do about a refusal
 */
export function explainRefusal(error: unknown, refused: string, fix: string): Finding {
  if (error instanceof RateLimitError)
    return { status: 'warn', found: 'Discord has been asked too often.', fix: 'Try again in some minutes.' };
  if (error instanceof DiscordAPIError && error.status < SERVER_ERRORS) {
    if (error.status !== UNAUTHORIZED)
      return { status: 'fail', found: `${refused} (code ${error.code}).`, fix };
    return {
      status: 'fail',
      found: 'Discord rejects the token.',
      fix: 'Set DISCORD_TOKEN to the one on the page “Bot” of the application.',
    };
  }
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status >= SERVER_ERRORS)
    return {
      status: 'warn',
      found: `Discord has trouble (status ${error.status}).`,
      fix: 'See discordstatus.com, and try again.',
    };
  if (error instanceof ZodError || error instanceof HTTPError)
    return { status: 'fail', found: 'The server at DISCORD_API_URL isn’t Discord.', fix: CONNECTION_FIX };
  return {
    status: 'fail',
    found: `Discord can’t be reached (${networkErrorReason(error)}).`,
    fix: CONNECTION_FIX,
  };
}
