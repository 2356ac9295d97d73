import { type RateLimitData, REST, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from './discord-config.ts';

/** For one try of a request, and for how long a rate limit may hold an answer up. In milliseconds. */
const REQUEST_TIMEOUT = 8_000;
const MAX_RATE_LIMIT_WAIT = 20_000;

/**
 * Answers to interactions don't count against Discord's limit of 50 requests a second over all; what does, and is too much, is
 * told by Discord (429), and waits.
 */
const MAX_REQUESTS_PER_SECOND = 1_000;

/**
 * discord.js keeps a queue for each interaction that was answered until it looks through them, hourly by itself: some half a kilobyte each.
 * In milliseconds.
 */
const SWEEP_INTERVAL = 60_000;

/** discord.js's REST client, apart from the gateway's: what was begun is still answered when that is closed. */
export function createRest(
  { apiUrl, token }: Pick<DiscordConfig, 'apiUrl' | 'token'>,
  options: Partial<Pick<RESTOptions, 'timeout' | 'retries' | 'rejectOnRateLimit'>> = {},
): REST {
  const rest = new REST({
    api: apiUrl,
    timeout: REQUEST_TIMEOUT,
    globalRequestsPerSecond: MAX_REQUESTS_PER_SECOND,
    handlerSweepInterval: SWEEP_INTERVAL,
    rejectOnRateLimit: ({ timeToReset }: RateLimitData) => timeToReset > MAX_RATE_LIMIT_WAIT,
    ...options,
  });
  return token === null ? rest : rest.setToken(token);
}

interface RestOptions {
  readonly body?: unknown;
  /** `false` where the address itself has a token. */
  readonly auth?: boolean;
  readonly query?: URLSearchParams;
}

type Call = (route: `/${string}`, options?: RestOptions) => Promise<unknown>;

/** What is used of discord.js's REST client. Each call rejects with what Discord refused. */
export interface DiscordRest {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
}
