import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { ZodError } from 'zod';
import { networkErrorReason } from '../ask-server.ts';
import type { Finding } from '../check.ts';

const UNAUTHORIZED = 401;
const SERVER_ERRORS = 500;

const CONNECTION_FIX = 'Look at the network, at DISCORD_API_URL and at discordstatus.com.';

/**
 * What it means that Discord was asked in vain: it refused, has trouble, or can't be reached.
 *
 * @param refused the beginning of a sentence on what it is that Discord refuses
 * @param fix what to do about that
 */
export function explainRefusal(error: unknown, refused: string, fix: string): Finding {
  if (error instanceof RateLimitError)
    return { status: 'warn', found: 'Discord has been asked too often.', fix: 'Try again in some minutes.' };
  if (error instanceof DiscordAPIError && error.status < SERVER_ERRORS) {
    if (error.status !== UNAUTHORIZED)
      return { status: 'fail', found: `${refused} (code ${error.code}).`, fix };
    return {
      status: 'fail',
      found: 'Discord doesn’t take the token.',
      fix: 'Set DISCORD_TOKEN to the one on the page “Bot” of the application.',
    };
  }
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status >= SERVER_ERRORS)
    return {
      status: 'warn',
      found: `Discord is in trouble (status ${error.status}).`,
      fix: 'See discordstatus.com, and try again.',
    };
  if (error instanceof ZodError || error instanceof HTTPError)
    return { status: 'fail', found: 'What answers in Discord’s place isn’t Discord.', fix: CONNECTION_FIX };
  return {
    status: 'fail',
    found: `Discord can’t be reached (${networkErrorReason(error)}).`,
    fix: CONNECTION_FIX,
  };
}
