import type { Clock } from '../ports/clock.ts';
import type { Observe } from '../ports/observe.ts';
import type { TakenUp, TakeUp } from '../ports/take-up.ts';
import type { Redelivery } from '../replies/deliver.ts';
import type { Deal } from './dealing.ts';
import type { Addressed, KeptRequests } from './kept-requests.ts';
import { LEASE } from './lease.ts';
import type { Reporting } from './reporting.ts';
import { heldInStore, type StoreCalls } from './shared-claims.ts';

/** Between two looks at the store, in milliseconds … */
const INTERVAL = 1_000;

/** … and after one that left some behind. */
const PAUSE = 100;

/** So often a request is begun; then there is an apology, so that no more processes die of it. */
const MOST_TRIES = 3;

export interface TakingUp extends StoreCalls {
  readonly takeUp: TakeUp;
  readonly requests: Pick<KeptRequests, 'unseal'>;
  readonly deal: Deal;
  readonly clock: Clock;
  readonly report: Reporting;
  readonly observe: Observe;
  /** How many more requests can be worked on at once. */
  readonly room: () => number;
  /** The claimed events that this process is at. */
  readonly atHand: ReadonlySet<string>;
  /** Told of everything that is begun. */
  readonly begin: (work: Promise<void>) => void;
}

/**
 * Deals with what was received by processes that died of late, until the signal is aborted. Never rejects.
 *
 * While the store is down nobody can renew or complete a claim: for the time of a lease after it nothing is taken up.
 */
export async function keepTakingUp(
  parts: TakingUp,
  redeliveries: readonly Redelivery[],
  signal: AbortSignal,
): Promise<void> {
  const { takeUp, attempt, clock, room, atHand, begin } = parts;
  const platforms = redeliveries.map(({ platform }) => platform);
  let restingUntil = Number.NEGATIVE_INFINITY;

  while (platforms.length > 0 && !signal.aborted) {
    const limit = clock.now() < restingUntil ? 0 : room();
    const wanted = { lease: LEASE, platforms, except: [...atHand], limit };
    const taken = await attempt('take up', () => takeUp(wanted), null);
    if (taken === null) restingUntil = clock.now() + LEASE;
    for (const one of taken ?? []) begin(dealWith(one, parts, redeliveries));
    await clock.wait(taken?.length === limit && limit > 0 ? PAUSE : INTERVAL, signal);
  }
}

async function dealWith(
  { event, sealed, age, tries, held: claim }: TakenUp,
  parts: TakingUp,
  redeliveries: readonly Redelivery[],
): Promise<void> {
  const { clock, deal, report } = parts;
  const held = heldInStore(claim, parts);
  const redelivery = redeliveries.find(({ platform }) => event.startsWith(`${platform}:`));
  const addressed = redelivery && unsealed(event, sealed, redelivery, parts);
  if (redelivery === undefined || addressed === undefined) return held.release();
  const { request, address } = addressed;
  if (age > redelivery.within) {
    await held.release();
    return report.handled(request, clock.now(), 'given-up');
  }
  const claimed = { held, since: clock.now(), isRecovered: true, isHopeless: tries > MOST_TRIES };
  await deal(request, redelivery.deliverTo(address), claimed);
}

function unsealed(
  event: string,
  sealed: string,
  { platform }: Redelivery,
  { requests, observe }: TakingUp,
): Addressed | undefined {
  try {
    return requests.unseal(event, sealed);
  } catch (error) {
    observe({ kind: 'fault', event, platform, error });
    return undefined;
  }
}
