import type { StoreState } from '../store/store-health.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** Compares the clock with those of the platforms and the database server. */
export function createClockCheck(
  { config, clock, requestTimeout }: CheckContext,
  inspect: () => Promise<StoreState | null>,
): Check {
  const { slack, discord, database } = config;
  const sources: TimeSource[] = [
    ...(slack === null ? [] : [serverClock('Slack', `${slack.apiUrl}api.test`)]),
    ...(discord === null ? [] : [serverClock('Discord', `${discord.apiUrl}/v10/gateway`)]),
    ...(database.kind === 'postgres' ? [{ name: 'PostgreSQL', ahead: aheadOfDatabase }] : []),
  ];

  function serverClock(name: string, url: string): TimeSource {
    return { name, ahead: () => offsetFromServer(url, clock.now, requestTimeout) };
  }

  async function aheadOfDatabase(): Promise<number | null> {
    const state = await inspect().catch(() => null);
    return state?.clockAhead ?? null;
  }

  return {
    id: 'clock',
    variables: ['SLACK_API_URL', 'DISCORD_API_URL'],
    timeout: 2 * requestTimeout,
    timeoutFix: 'See the checks of the platforms, and try again.',
    run: () => compareClocks(sources),
  };
}

const SECOND = 1_000;
/** The bot refuses signed requests whose time is further off. In milliseconds. */
const MAX_OFFSET = 5 * 60 * SECOND;
const NOTABLE_OFFSET = 30 * SECOND;

export interface TimeSource {
  readonly name: string;
  /** By how many milliseconds this machine is ahead; `null` if that can't be found out. Never rejects. */
  readonly ahead: () => Promise<number | null>;
}

async function compareClocks(sources: readonly TimeSource[]): Promise<Finding> {
  if (sources.length === 0)
    return { status: 'skip', found: 'There is no clock to compare with: no platform is configured.' };
  const offsets = await Promise.all(sources.map(async ({ name, ahead }) => ({ name, ahead: await ahead() })));
  const known = offsets.flatMap(({ name, ahead }) => (ahead === null ? [] : [{ name, ahead }]));
  const [worst] = known.sort((a, b) => Math.abs(b.ahead) - Math.abs(a.ahead));
  if (worst === undefined)
    return {
      status: 'skip',
      found: `Not known: ${sources.map(({ name }) => name).join(', ')} can’t be asked.`,
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

/** A `Date` header is rounded down to whole seconds. In milliseconds. */
const HALF_A_SECOND = 500;

/**
 * By how many milliseconds a clock is ahead of a server's, by the `Date` header of its reply; `null` if that can't be found out.
 *
 * @param now reads the clock, in milliseconds since 1970
 * @param timeout for the server's reply, in milliseconds
 */
async function offsetFromServer(url: string, now: () => number, timeout: number): Promise<number | null> {
  try {
    const before = now();
    const { headers, body } = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    await body?.cancel();
    const serverTime = Date.parse(headers.get('date') ?? '') + HALF_A_SECOND;
    return Number.isNaN(serverTime) ? null : (before + now()) / 2 - serverTime;
  } catch {
    return null;
  }
}
