import type { Respond } from '../bot/reply.ts';
import type { Request } from '../bot/request.ts';
import type { Handled, Observe } from '../ports/observe.ts';
import type { Store } from '../ports/store.ts';
import type { Clock, TextSealer } from '../ports/system.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import type { CallStore } from './circuit-breaker.ts';
import { createLocalClaims, createSharedClaims, createStoreRetries } from './claims.ts';
import type { Deliver, Receipt, Redelivery } from './delivery.ts';
import { createHandler, createReporter } from './handle.ts';
import { type AsDoneOnce, createReceiver } from './receive.ts';
import { createSealedRequests, keepRecovering } from './recovery.ts';

/**
 * Handles each request once, however often and to whichever replica it is delivered.
 *
 * Platforms deliver at least once; the inbox makes of that one reply, or one apology. Each event has an idempotency key, and is
 * claimed in the store before work, under a lease that is renewed while the request is in flight. A request that only this
 * process knows is sealed and stored with its claim, and only then acknowledged to the platform. The reply is prepared in a
 * bounded queue, within a time limit, and delivered; then the claim is completed, or released if the delivery failed. When a
 * process dies, its leases end, and another process recovers its requests. While the store is down, each process relies on its
 * own claims, and writes to the store what it missed as soon as that is possible.
 */
export interface Inbox {
  /** Claims a request, acknowledges its receipt and handles it. Never rejects. */
  readonly receive: (request: Request, deliver: Deliver, receipt: Receipt | null) => Promise<void>;
  /** Recovers requests that died with other processes, until the signal is aborted. Never rejects. */
  readonly keepRecovering: (redeliveries: readonly Redelivery[], signal: AbortSignal) => Promise<void>;
  /** How many requests are being worked on, and how many wait for their turn. */
  readonly load: () => { readonly running: number; readonly waiting: number };
  /** Resolves when everything in flight is finished. Events that another process has claimed are left to it. */
  readonly stop: () => Promise<void>;
}

export interface InboxDependencies {
  readonly respond: Respond;
  readonly asDoneOnce: AsDoneOnce;
  readonly store: Pick<Store, 'claim' | 'recoverClaims'>;
  readonly callStore: CallStore;
  /** Seals requests that are stored with their claims. */
  readonly sealer: TextSealer;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Who wants what, in words for the log. */
  readonly identify: (request: Request) => Pick<Handled, 'person' | 'action'>;
  readonly limits: {
    /** How many requests are worked on at once, and how many more may wait for their turn. */
    readonly atOnce: number;
    readonly waiting: number;
    /** For preparing a reply, waiting included. In milliseconds. */
    readonly timeLimit: number;
  };
}

export function createInbox({
  respond,
  asDoneOnce,
  store,
  callStore,
  sealer,
  clock,
  observe,
  identify,
  limits,
}: InboxDependencies): Inbox {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const inFlight = new Set<string>();
  const queue = createBoundedQueue(limits);
  const { persist, finished } = createStoreRetries(callStore, clock, stopping.signal);
  const requests = createSealedRequests(sealer);
  const report = createReporter(observe, clock, identify);
  const { timeLimit } = limits;
  const handle = createHandler({ respond, asDoneOnce, queue, clock, report, inFlight, timeLimit });
  const receive = createReceiver({
    claim: createSharedClaims(createLocalClaims(clock), store.claim, { callStore, persist }),
    sealRequest(event, request, address) {
      const { person, action } = identify(request);
      const isErasure = action === 'forget' || action === 'press:forget';
      return { person: isErasure ? null : person, sealed: requests.seal(event, { request, address }) };
    },
    asDoneOnce,
    handle,
    clock,
    report,
    stopping: stopping.signal,
  });

  function track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  }

  return {
    receive: (request, deliver, receipt) => track(receive(request, deliver, receipt)),
    keepRecovering: (redeliveries, signal) =>
      keepRecovering(
        {
          ...{ callStore, persist, requests, handle, clock, report, observe, inFlight, track },
          recoverClaims: store.recoverClaims,
          freeSlots: () => Math.max(0, limits.atOnce - queue.load().waiting),
        },
        redeliveries,
        signal,
      ),
    load: queue.load,
    async stop() {
      stopping.abort();
      await Promise.all(running);
      await finished();
    },
  };
}
