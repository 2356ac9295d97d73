import type { HoldBackReason } from '../bot/holding-back.ts';
import type { Reply } from '../bot/reply.ts';
import type { Platform } from '../ports/place.ts';

/**
 * How long a delivery may take, waits for the platform's rate limits included. After it the claim isn't renewed any more, and
 * another process recovers the request. In milliseconds.
 */
export const DELIVERY_TIMEOUT = 120_000;

/** Comes with a request that the platform won't deliver again, so that it would be lost with this process. */
export interface Receipt {
  /**
   * Acknowledges the request to the platform, once it can't be lost any more. Rejects when no reply can be delivered any more; the
   * adapter has reported that to the operators.
   */
  readonly acknowledge: () => Promise<void>;
  /** Where the reply goes, as a text from which the adapter makes the same delivery in any process. */
  readonly address: string;
}

/** Delivers replies to requests that another process received. */
export interface Redelivery {
  readonly platform: Platform;
  /** How long after the request the platform accepts a reply, in milliseconds. */
  readonly maxAge: number;
  /** @param address from the receipt. The delivery rejects when the address can't be read or isn't valid any more */
  readonly deliverTo: (address: string) => Deliver;
}

/**
 * Delivers a reply to the asker, within `DELIVERY_TIMEOUT`. Rejects when that failed.
 *
 * @param isAgain whether a process that had the request before may have delivered a reply: where the platform shows that, none is
 * sent again
 */
export interface Deliver {
  (reply: Reply, isAgain?: boolean): Promise<void>;
  /**
   * Looks, shortly before a reply that nobody asked for, whether it is still wanted: `null` if it is, else why not. Absent where
   * somebody asked. Never rejects.
   */
  readonly whyHeldBack?: () => Promise<HoldBackReason | null>;
}
