import type { Platform } from './place.ts';

/** A claim that the caller holds, until its lease ends. */
export interface HeldClaim {
  readonly outcome: 'mine';
  /** Extends the lease to `lease` milliseconds from now. @returns whether the caller still holds the claim */
  readonly renew: (lease: number) => Promise<boolean>;
  /**
   * Marks the event as answered. Does nothing when another caller has claimed it meanwhile.
   *
   * @param lasts after so many milliseconds it can be claimed again; if left out, not until it is purged
   */
  readonly complete: (lasts?: number) => Promise<void>;
  /** Gives the event back, so that anybody can claim it. Does nothing when another caller has claimed it, or it is answered. */
  readonly release: () => Promise<void>;
}

/** The outcome of claiming an event. */
export type Claim =
  | HeldClaim
  | {
      readonly outcome: 'answered';
      /** Milliseconds after which it can be claimed again; absent: not until it is purged. */
      readonly lasts?: number;
    }
  | {
      /** Another caller holds it, and may yet fail. */
      readonly outcome: 'underway';
      /** Milliseconds until the lease ends, at least 0. */
      readonly leaseEndsIn: number;
    };

/**
 * Claims an event before work. Atomic: of all callers in all processes, one gets `mine`, and nobody else does until the claim is
 * released or its lease ends. An answered event stays answered until it is purged.
 *
 * @param event the idempotency key: the platform, a colon, and the platform's id of the event
 * @param lease milliseconds after which the claim ends, unless it is renewed: its holder has died
 * @param persisted what it takes to recover the event then; erased when the claim is completed or released. Without it, the event
 * can't be recovered
 * @throws StoreUnavailable
 */
export type ClaimEvent = (
  event: string,
  lease: number,
  persisted?: PersistedRequest | null,
) => Promise<Claim>;

/** A request that is stored with its claim, until it is answered. */
export interface PersistedRequest {
  /** The asker's keyed hash, so that it is erased with everything else of theirs; `null` for the request to be forgotten itself. */
  readonly person: string | null;
  /** The request and where its reply goes, encrypted. */
  readonly sealed: string;
}

/** A claim whose holder died, with its stored request. The caller holds it now. */
export interface RecoveredClaim {
  /** The idempotency key under which it was claimed. */
  readonly event: string;
  readonly sealed: string;
  /** Milliseconds since the request was received. */
  readonly age: number;
  /** The number of attempts to handle it, this one included: from 2. */
  readonly tries: number;
  readonly held: HeldClaim;
}

export interface RecoveryQuery {
  /** The lease of the recovered claims, in milliseconds. */
  readonly lease: number;
  readonly platforms: readonly Platform[];
  /** Events that the caller itself has in flight, however late it is with them. */
  readonly except: readonly string[];
  /** The most claims to recover, those that waited longest first. With 0 the call only shows that the store works. */
  readonly limit: number;
}

/** Claims events whose lease ended unanswered, and with which a request is stored. Atomic: each goes to one caller. @throws StoreUnavailable */
export type RecoverClaims = (query: RecoveryQuery) => Promise<RecoveredClaim[]>;
