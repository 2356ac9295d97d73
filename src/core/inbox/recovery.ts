import type { Request } from '../bot/request.ts';
import type { RecoverClaims, RecoveredClaim } from '../ports/claims.ts';
import type { Observe } from '../ports/observe.ts';
import type { Clock, TextSealer } from '../ports/system.ts';
import { claimInStore, type StoreCalls } from './claims.ts';
import type { Redelivery } from './delivery.ts';
import type { HandleClaimed, Reporter } from './handle.ts';
import { LEASE_TIME } from './lease.ts';

/** Between two looks at the store, in milliseconds … */
const INTERVAL = 1_000;

/** … and after one that left some behind. */
const PAUSE = 100;

/** So often a request is begun; then there is an apology, so that no more processes die of it. */
const MAX_ATTEMPTS = 3;

export interface RecoveryDependencies extends StoreCalls {
  readonly recoverClaims: RecoverClaims;
  readonly requests: Pick<SealedRequests, 'unseal'>;
  readonly handle: HandleClaimed;
  readonly clock: Clock;
  readonly report: Reporter;
  readonly observe: Observe;
  /** How many more requests can be worked on at once. */
  readonly room: () => number;
  /** The claimed events that this process is at. */
  readonly inFlight: ReadonlySet<string>;
  /** Told of everything that is begun. */
  readonly begin: (work: Promise<void>) => void;
}

/**
 * Deals with what was received by processes that died of late, until the signal is aborted. Never rejects.
 *
 * While the store is down nobody can renew or complete a claim: for the time of a lease after it nothing is taken up.
 */
export async function keepRecovering(
  parts: RecoveryDependencies,
  redeliveries: readonly Redelivery[],
  signal: AbortSignal,
): Promise<void> {
  const { recoverClaims: takeUp, callStore: attempt, clock, room, inFlight: atHand, begin } = parts;
  const platforms = redeliveries.map(({ platform }) => platform);
  let restingUntil = Number.NEGATIVE_INFINITY;

  while (platforms.length > 0 && !signal.aborted) {
    const limit = clock.now() < restingUntil ? 0 : room();
    const wanted = { lease: LEASE_TIME, platforms, except: [...atHand], limit };
    const taken = await attempt('take up', () => takeUp(wanted), null);
    if (taken === null) restingUntil = clock.now() + LEASE_TIME;
    for (const one of taken ?? []) begin(recoverRequest(one, parts, redeliveries));
    await clock.wait(taken?.length === limit && limit > 0 ? PAUSE : INTERVAL, signal);
  }
}

async function recoverRequest(
  { event, sealed, age, tries, held: claim }: RecoveredClaim,
  parts: RecoveryDependencies,
  redeliveries: readonly Redelivery[],
): Promise<void> {
  const { clock, handle: deal, report } = parts;
  const held = claimInStore(claim, parts);
  const redelivery = redeliveries.find(({ platform }) => event.startsWith(`${platform}:`));
  const addressed = redelivery && unsealRequest(event, sealed, redelivery, parts);
  if (redelivery === undefined || addressed === undefined) return held.release();
  const { request, address } = addressed;
  if (age > redelivery.maxAge) {
    await held.release();
    return report.handled(request, clock.now(), 'given-up');
  }
  const claimed = { held, since: clock.now(), isRecovered: true, isDeadLetter: tries > MAX_ATTEMPTS };
  await deal(request, redelivery.deliverTo(address), claimed);
}

function unsealRequest(
  event: string,
  sealed: string,
  { platform }: Redelivery,
  { requests, observe }: RecoveryDependencies,
): AddressedRequest | undefined {
  try {
    return requests.unseal(event, sealed);
  } catch (error) {
    observe({ kind: 'fault', event, platform, error });
    return undefined;
  }
}

/** A request, and where the reply goes. */
export interface AddressedRequest {
  readonly request: Request;
  /** As in a `Receipt`. */
  readonly address: string;
}

/** Requests as they are kept with their claims. */
export interface SealedRequests {
  readonly seal: (event: string, addressed: AddressedRequest) => string;
  /** @throws Error when it was kept under another key, or by another version */
  readonly unseal: (event: string, sealed: string) => AddressedRequest;
}

export function createSealedRequests({ seal, unseal }: TextSealer): SealedRequests {
  return {
    seal: (event, addressed) => seal(JSON.stringify(addressed), sealOwnerOf(event)),
    // Nobody but a process of this bot can have sealed it.
    unseal: (event, sealed) => JSON.parse(unseal(sealed, sealOwnerOf(event))),
  };
}

/** Another number when `Request` or an address is read otherwise: during an update, what the other version left is given up. */
function sealOwnerOf(event: string): string {
  return `the request ${event}, form 1`;
}
