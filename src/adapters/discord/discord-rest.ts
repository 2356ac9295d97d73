import { type RateLimitData, REST, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from './discord-config.ts';

/** For one try of a request, and for the wait that a rate limit asks for. In milliseconds. */
const REQUEST_TIMEOUT = 8_000;
const MAX_RATE_LIMIT_WAIT = 20_000;

/**
 * More than Discord's global limit of 50 requests a second, because answers to interactions don't count against that. If other
 * requests exceed it, Discord says so (429), and they wait.
 */
const MAX_REQUESTS_PER_SECOND = 1_000;

/** How often discord.js drops the queues of answered interactions, about half a kilobyte each; hourly by default. In milliseconds. */
const SWEEP_INTERVAL = 60_000;

/** A REST client of discord.js. It isn't the gateway's, so requests in flight are still answered after the gateway has closed. */
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
  /** `false` if the route itself holds a token. */
  readonly auth?: boolean;
  readonly query?: URLSearchParams;
}

type Call = (route: `/${string}`, options?: RestOptions) => Promise<unknown>;

/** The part of discord.js's REST client that the adapter uses. A call rejects if Discord refuses it. */
export interface DiscordRest {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
}
