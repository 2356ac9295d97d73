import type { Request } from '../bot/request.ts';
import type { RecoverClaims, RecoveredClaim } from '../ports/claims.ts';
import type { Observe } from '../ports/observe.ts';
import type { Clock, TextSealer } from '../ports/system.ts';
import { claimInStore, type StoreCalls } from './claims.ts';
import type { Redelivery } from './delivery.ts';
import type { HandleClaimed, Reporter } from './handle.ts';
import { LEASE_TIME } from './lease.ts';

/** The time between two looks for lost requests, in milliseconds … */
const INTERVAL = 1_000;

/** … and after one that found as many as fit, so that more are likely. */
const PAUSE = 100;

/** How often a request is tried; then it is a dead letter, so that no more processes die of it. */
const MAX_ATTEMPTS = 3;

export interface RecoveryDependencies extends StoreCalls {
  readonly recoverClaims: RecoverClaims;
  readonly requests: Pick<SealedRequests, 'unseal'>;
  readonly handle: HandleClaimed;
  readonly clock: Clock;
  readonly report: Reporter;
  readonly observe: Observe;
  /** How many more requests this process can work on. */
  readonly freeSlots: () => number;
  /** The claimed events that this process is working on. */
  readonly inFlight: ReadonlySet<string>;
  /** Receives the work on each recovered request. */
  readonly track: (work: Promise<void>) => void;
}

/**
 * Handles requests whose processes died, until the signal is aborted. Never rejects.
 *
 * While the store is down, no process can renew or complete a claim. So for the time of a lease after it failed, nothing is
 * recovered: the processes may all be alive.
 */
export async function keepRecovering(
  dependencies: RecoveryDependencies,
  redeliveries: readonly Redelivery[],
  signal: AbortSignal,
): Promise<void> {
  const { recoverClaims, callStore, clock, freeSlots, inFlight, track } = dependencies;
  const platforms = redeliveries.map(({ platform }) => platform);
  let pausedUntil = Number.NEGATIVE_INFINITY;

  while (platforms.length > 0 && !signal.aborted) {
    const limit = clock.now() < pausedUntil ? 0 : freeSlots();
    const query = { lease: LEASE_TIME, platforms, except: [...inFlight], limit };
    const recovered = await callStore('take up', () => recoverClaims(query), null);
    if (recovered === null) pausedUntil = clock.now() + LEASE_TIME;
    for (const claim of recovered ?? []) track(recoverRequest(claim, dependencies, redeliveries));
    await clock.wait(recovered?.length === limit && limit > 0 ? PAUSE : INTERVAL, signal);
  }
}

async function recoverRequest(
  { event, sealed, age, tries, held: claim }: RecoveredClaim,
  dependencies: RecoveryDependencies,
  redeliveries: readonly Redelivery[],
): Promise<void> {
  const { clock, handle, report } = dependencies;
  const held = claimInStore(claim, dependencies);
  const redelivery = redeliveries.find(({ platform }) => event.startsWith(`${platform}:`));
  const addressed = redelivery && unsealRequest(event, sealed, redelivery, dependencies);
  if (redelivery === undefined || addressed === undefined) return held.release();
  const { request, address } = addressed;
  if (age > redelivery.maxAge) {
    await held.release();
    return report.handled(request, clock.now(), 'given-up');
  }
  const claimed = { held, since: clock.now(), isRecovered: true, isDeadLetter: tries > MAX_ATTEMPTS };
  await handle(request, redelivery.deliverTo(address), claimed);
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

/** Encrypts requests that are stored with their claims. Each can be unsealed for its own event only. */
export interface SealedRequests {
  readonly seal: (event: string, addressed: AddressedRequest) => string;
  /** @throws Error when it was sealed under another key, or by another version */
  readonly unseal: (event: string, sealed: string) => AddressedRequest;
}

export function createSealedRequests({ seal, unseal }: TextSealer): SealedRequests {
  return {
    seal: (event, addressed) => seal(JSON.stringify(addressed), sealOwnerOf(event)),
    // Only a process of this bot can have sealed it, so that its form needs no check.
    unseal: (event, sealed) => JSON.parse(unseal(sealed, sealOwnerOf(event))),
  };
}

/** Raise the number when the form of `Request` or of an address changes: then requests of the other version are given up. */
function sealOwnerOf(event: string): string {
  return `the request ${event}, form 1`;
}
