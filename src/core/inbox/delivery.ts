import type { Reply } from '../bot/reply.ts';
import type { Platform } from '../ports/place.ts';

/**
 * How long a delivery may take, a platform's pace included; then the claim on what is answered isn't renewed any more, and another process
 * answers. In milliseconds.
 */
export const DELIVERY_TIMEOUT = 120_000;

/** How a request came, where it would be lost with the process that received it. */
export interface Receipt {
  /**
   * Tells the platform that it was received, once it can't be lost any more. Rejects where no answer can
   * come any more, of which the adapter has told operators.
   */
  readonly acknowledge: () => Promise<void>;
  /** What the adapter makes the same delivery of, in whichever process. */
  readonly address: string;
}

/** Brings replies to what another process had received. */
export interface Redelivery {
  readonly platform: Platform;
  /** How old a request may be, in milliseconds: then the platform takes no answer any more. */
  readonly maxAge: number;
  /** @param address as it stood in the receipt. What it makes rejects where it can't be read, or used any more */
  readonly deliverTo: (address: string) => Deliver;
}

/** Brings a reply to whoever asked, within `DELIVERY_TIME`. Rejects when it couldn't. */
export type Deliver = (reply: Reply) => Promise<void>;
