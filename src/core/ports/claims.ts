import type { Platform } from './place.ts';

/** An event that is the caller's, until the lease ends. */
export interface HeldClaim {
  readonly outcome: 'mine';
  /** Puts the end of the lease off, to so many milliseconds from now. @returns whether it still is the caller's */
  readonly renew: (lease: number) => Promise<boolean>;
  /** It was answered: from now on everybody is told so. Does nothing when the lease ended and somebody else has it. */
  readonly complete: () => Promise<void>;
  /** It was not answered: whoever claims it next has it. Does nothing when somebody else has it, or it is answered. */
  readonly release: () => Promise<void>;
}

/** Whose an event is. */
export type Claim =
  | HeldClaim
  | { readonly outcome: 'answered' }
  | {
      /** Somebody is at it, and may yet fail. */
      readonly outcome: 'underway';
      /** Milliseconds until the lease ends, at least 0. */
      readonly leaseEndsIn: number;
    };

/**
 * Claims an event before work. Atomic: however many ask at once, from whichever process, one of them gets `mine`, and
 * nobody else does until it is released or its lease ends. What is answered stays so until it is swept.
 *
 * @param event the platform's id of the event, with the platform before it: the same for each delivery
 * @param lease milliseconds after which a claim that is neither renewed, completed nor released ends: whoever had it has died
 * @param kept for whoever takes it up then; erased when it is completed or released. Without it nobody can
 * @throws StoreUnavailable
 */
export type ClaimEvent = (event: string, lease: number, kept?: PersistedRequest | null) => Promise<Claim>;

/** What is kept of a request beside its claim, until it is answered. */
export interface PersistedRequest {
  /** The asker's keyed hash, by which it is erased with all else of theirs; `null` for the wish to be forgotten itself. */
  readonly person: string | null;
  /** All that it takes to deal with it, sealed. */
  readonly sealed: string;
}

/** A claim whose holder has died, with what was kept of the request. It is the caller's now. */
export interface RecoveredClaim {
  /** As it was claimed: the platform's id of the event, with the platform before it. */
  readonly event: string;
  readonly sealed: string;
  /** Milliseconds since it was received. */
  readonly age: number;
  /** How often somebody began to deal with it, this time included: from 2. */
  readonly tries: number;
  readonly held: HeldClaim;
}

export interface RecoveryQuery {
  /** In milliseconds. */
  readonly lease: number;
  readonly platforms: readonly Platform[];
  /** Events that the caller itself is at, however late. */
  readonly except: readonly string[];
  /** At most so many, those that have waited longest first. With 0 nothing is taken up, and the store is seen to work. */
  readonly limit: number;
}

/** Claims whose lease ended unanswered, and with which a request was kept. Atomic: each goes to one caller. @throws StoreUnavailable */
export type RecoverClaims = (wanted: RecoveryQuery) => Promise<RecoveredClaim[]>;
