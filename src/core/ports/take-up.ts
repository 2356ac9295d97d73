import type { Platform } from '../place.ts';
import type { HeldClaim } from './claim-event.ts';

/** A claim whose holder has died, with what was kept of the request. It is the caller's now. */
export interface TakenUp {
  /** As it was claimed: the platform's id of the event, with the platform before it. */
  readonly event: string;
  readonly sealed: string;
  /** Milliseconds since it was received. */
  readonly age: number;
  /** How often somebody began to deal with it, this time included: from 2. */
  readonly tries: number;
  readonly held: HeldClaim;
}

export interface Wanted {
  /** In milliseconds. */
  readonly lease: number;
  readonly platforms: readonly Platform[];
  /** Events that the caller itself is at, however late. */
  readonly except: readonly string[];
  /** At most so many, those that have waited longest first. With 0 nothing is taken up, and the store is seen to work. */
  readonly limit: number;
}

/** Claims whose lease ended unanswered, and with which a request was kept. Atomic: each goes to one caller. @throws StoreUnavailable */
export type TakeUp = (wanted: Wanted) => Promise<TakenUp[]>;
