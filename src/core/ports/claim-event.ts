import type { KeptRequest } from './kept-request.ts';

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
export type ClaimEvent = (event: string, lease: number, kept?: KeptRequest | null) => Promise<Claim>;
