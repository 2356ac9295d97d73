import type { StoreState } from '../store/store-health.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** The clock, beside those of the platforms and of a database server. @param inspect what the store is like */
export function createClockCheck(
  { config, clock, patience }: CheckContext,
  inspect: () => Promise<StoreState | null>,
): Check {
  const { slack, discord, database } = config;
  const tellers: TimeSource[] = [
    ...(slack === null ? [] : [server('Slack', `${slack.apiUrl}api.test`)]),
    ...(discord === null ? [] : [server('Discord', `${discord.apiUrl}/v10/gateway`)]),
    ...(database.kind === 'postgres' ? [{ name: 'PostgreSQL', ahead: aheadOfStore }] : []),
  ];

  function server(name: string, url: string): TimeSource {
    return { name, ahead: () => offsetFromServer(url, clock.now, patience) };
  }

  async function aheadOfStore(): Promise<number | null> {
    const state = await inspect().catch(() => null);
    return state?.clockAhead ?? null;
  }

  return {
    id: 'clock',
    goesBy: ['SLACK_API_URL', 'DISCORD_API_URL'],
    patience: 2 * patience,
    whenLate: 'See what is said of the platforms, and try again.',
    examine: () => compareClocks(tellers),
  };
}

const SECOND = 1_000;
/** In milliseconds. Platforms refuse what is further off, and the bot does what they sign. */
const MAX_OFFSET = 5 * 60 * SECOND;
const NOTABLE_OFFSET = 30 * SECOND;

/** Somebody who knows what time it is. */
export interface TimeSource {
  readonly name: string;
  /** By how many milliseconds this machine is ahead; `null` where it can't be known. Never rejects. */
  readonly ahead: () => Promise<number | null>;
}

/** Whether the machine's clock is right, by those that it must agree with. */
async function compareClocks(tellers: readonly TimeSource[]): Promise<Finding> {
  if (tellers.length === 0)
    return { status: 'skip', found: 'There is nobody to compare the clock with: no platform is configured.' };
  const told = await Promise.all(tellers.map(async ({ name, ahead }) => ({ name, ahead: await ahead() })));
  const known = told.flatMap(({ name, ahead }) => (ahead === null ? [] : [{ name, ahead }]));
  const [worst] = known.sort((a, b) => Math.abs(b.ahead) - Math.abs(a.ahead));
  if (worst === undefined)
    return {
      status: 'skip',
      found: `Not known: ${tellers.map(({ name }) => name).join(', ')} can’t be asked.`,
    };
  const off = Math.abs(worst.ahead);
  if (off < NOTABLE_OFFSET)
    return { status: 'ok', found: `The clock agrees with that of ${namesOf(known)}.` };
  return {
    status: off > MAX_OFFSET ? 'fail' : 'warn',
    found: `The clock is ${Math.round(off / SECOND)} seconds ${worst.ahead > 0 ? 'ahead of' : 'behind'} that of ${worst.name}; from 5 minutes on, requests are refused.`,
    fix: 'Set the machine’s clock by the network (NTP).',
  };
}

function namesOf(known: readonly { readonly name: string }[]): string {
  return known
    .map(({ name }) => name)
    .sort()
    .join(', ');
}

/** A `Date` header has whole seconds, cut off. In milliseconds. */
const HALF_A_SECOND = 500;

/**
 * By how many milliseconds a clock is ahead of a server's, by the `Date` header of its reply; `null` where it can't be known.
 *
 * @param now milliseconds since 1970, by the clock that is looked at
 * @param patience how long the server may take, in milliseconds
 */
async function offsetFromServer(url: string, now: () => number, patience: number): Promise<number | null> {
  try {
    const before = now();
    const { headers, body } = await fetch(url, { signal: AbortSignal.timeout(patience) });
    await body?.cancel();
    const told = Date.parse(headers.get('date') ?? '') + HALF_A_SECOND;
    return Number.isNaN(told) ? null : (before + now()) / 2 - told;
  } catch {
    return null;
  }
}
