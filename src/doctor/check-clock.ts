import type { Finding } from './finding.ts';

const SECOND = 1_000;
/** In milliseconds. Platforms refuse what is further off, and the bot does what they sign. */
const TOLERATED = 5 * 60 * SECOND;
const NOTEWORTHY = 30 * SECOND;

/** Somebody who knows what time it is. */
export interface TimeTeller {
  readonly name: string;
  /** By how many milliseconds this machine is ahead; `null` where it can't be known. Never rejects. */
  readonly ahead: () => Promise<number | null>;
}

/** Whether the machine's clock is right, by those that it must agree with. */
export async function checkClock(tellers: readonly TimeTeller[]): Promise<Finding> {
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
  if (off < NOTEWORTHY) return { status: 'ok', found: `The clock agrees with that of ${namesOf(known)}.` };
  return {
    status: off > TOLERATED ? 'fail' : 'warn',
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
