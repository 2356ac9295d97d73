import type { StoreState } from '../store/inspect-store.ts';
import { aheadOfServer } from './ahead-of-server.ts';
import type { Check } from './check.ts';
import { checkClock, type TimeTeller } from './check-clock.ts';
import type { DoctorParts } from './doctor-parts.ts';

/** The clock, beside those of the platforms and of a database server. @param inspect what the store is like */
export function clockCheck(
  { config, clock, patience }: DoctorParts,
  inspect: () => Promise<StoreState | null>,
): Check {
  const { slack, discord, database } = config;
  const tellers: TimeTeller[] = [
    ...(slack === null ? [] : [server('Slack', `${slack.apiUrl}api.test`)]),
    ...(discord === null ? [] : [server('Discord', `${discord.apiUrl}/v10/gateway`)]),
    ...(database.kind === 'postgres' ? [{ name: 'PostgreSQL', ahead: aheadOfStore }] : []),
  ];

  function server(name: string, url: string): TimeTeller {
    return { name, ahead: () => aheadOfServer(url, clock.now, patience) };
  }

  async function aheadOfStore(): Promise<number | null> {
    const state = await inspect().catch(() => null);
    return state?.ahead ?? null;
  }

  return {
    id: 'clock',
    goesBy: ['SLACK_API_URL', 'DISCORD_API_URL'],
    patience: 2 * patience,
    whenLate: 'See what is said of the platforms, and try again.',
    examine: () => checkClock(tellers),
  };
}
