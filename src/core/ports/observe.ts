import type { Engine } from '../answering/answer.ts';
import type { Outcome } from '../bot/reply.ts';
import type { Place, Platform } from './place.ts';

/** A request that was dealt with. Ids only: no text, no name. */
export interface Handled {
  readonly kind: 'handled';
  readonly event: string | null;
  /** What was wanted: the kind of the action, of a control as `press:more`. */
  readonly action: string;
  readonly place: Place;
  /** The keyed hash of who wanted it. */
  readonly person: string;
  /**
   * `duplicate`: it had been answered before, or somebody else is at it. `ignored`: there is nothing to say there. `undelivered`:
   * it didn't reach them. `given-up`: whoever had it died, and it is too late for an answer.
   */
  readonly outcome: Outcome | 'duplicate' | 'ignored' | 'undelivered' | 'given-up';
  /** `null` when nothing was looked up. */
  readonly confidence: number | null;
  readonly engine: Engine | null;
  /** From when it came in until it was delivered. */
  readonly milliseconds: number;
  /** Whether somebody had begun to deal with it before, and failed or died. */
  readonly isRecovered: boolean;
}

/** The store didn't do what it was asked to. */
export interface StoreFailure {
  readonly kind: 'store-trouble';
  /** Which call it was. */
  readonly call: string;
  readonly error: unknown;
}

/** Something that mustn't happen. */
export interface Fault {
  readonly kind: 'fault';
  readonly event: string | null;
  readonly platform: Platform;
  readonly error: unknown;
}

export type BotEvent = Handled | StoreFailure | Fault;

/** Told what happens, for logs and metrics. Must not throw. */
export type Observe = (event: BotEvent) => void;
