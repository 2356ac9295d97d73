import type { Reply } from './reply.ts';

/** How long a delivery may take before the claim on what is answered ends. In milliseconds. */
export const DELIVERY_TIME = 30_000;

/** Brings a reply to whoever asked, within `DELIVERY_TIME`. Rejects when it couldn't. */
export type Deliver = (reply: Reply) => Promise<void>;
