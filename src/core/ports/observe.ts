import type { Engine } from '../answering/answer.ts';
import type { HoldBackReason } from '../bot/holding-back.ts';
import type { IgnoreReason } from '../bot/meant-for-bot.ts';
import type { Outcome } from '../bot/reply.ts';
import type { KeptFor } from './kept-answers.ts';
import type { Place, Platform } from './place.ts';

/** A request was handled. Ids only: no text, no name. */
export interface Handled {
  readonly kind: 'handled';
  readonly event: string | null;
  /** The kind of the action; for controls `press:more` and so on; `overhear` for a question that nobody asked the bot. */
  readonly action: string;
  readonly place: Place;
  /** The asker's keyed hash. */
  readonly person: string;
  /**
   * `duplicate`: it was answered before, or another process has it. `ignored`: the bot is to say nothing there. `undelivered`: the
   * reply couldn't be delivered. `given-up`: its process died, and it is too late for a reply.
   */
  readonly outcome: Outcome | 'duplicate' | 'ignored' | 'undelivered' | 'given-up';
  /** `null` when it wasn't a question that was looked up. */
  readonly confidence: number | null;
  readonly engine: Engine | null;
  /** From its receipt, or recovery, to the delivery of the reply. */
  readonly milliseconds: number;
  /** Whether another process had it before, and failed or died. */
  readonly isRecovered: boolean;
  /** Why it was ignored, where the message itself or what stands around it is the reason. */
  readonly why?: IgnoreReason | HoldBackReason;
}

/** A call of the store failed. */
export interface StoreFailure {
  readonly kind: 'store-trouble';
  readonly call: string;
  readonly error: unknown;
}

/** A fault of the program. */
export interface Fault {
  readonly kind: 'fault';
  readonly event: string | null;
  readonly platform: Platform;
  readonly error: unknown;
}

/** Somebody kept a message as an answer, or withdrew one: who, what and when, for the operator's records. */
export interface KeptAnswerChange {
  readonly kind: 'kept-answer';
  readonly change: 'kept' | 'withdrawn';
  readonly id: string;
  readonly place: Place;
  /** Their keyed hash. */
  readonly person: string;
  readonly audience: KeptFor;
}

/** Gaps were closed by an answer that was kept for them. */
export interface GapsClosed {
  readonly kind: 'gaps-closed';
  /** The id of the answer. */
  readonly id: string;
  readonly platform: Platform;
  readonly questions: number;
}

export type BotEvent = Handled | StoreFailure | Fault | KeptAnswerChange | GapsClosed;

/** Receives what happens, for logs and metrics. Must not throw. */
export type Observe = (event: BotEvent) => void;
