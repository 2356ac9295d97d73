import type { CallStore } from '../inbox/circuit-breaker.ts';
import type { Place } from '../ports/place.ts';
import type { Sign } from '../ports/system.ts';
import type { ThreadState, ThreadStore } from '../ports/threads.ts';
import { createBoundedMap } from './bounded-map.ts';
import { toBase64url } from './keyed-hash.ts';

/** 128 bits: no two threads share a hash. */
const HASH_BYTES = 16;

/** How many threads this process remembers for the time that the store is down, the latest. */
const MAX_THREADS = 10_000;

/** The threads that the bot takes part in: those it was mentioned in, and wasn't told to leave. */
export interface Threads {
  /** `null` where there is no thread, or it isn't known. */
  readonly stateOf: (place: Place) => Promise<ThreadState | null>;
  readonly join: (place: Place) => Promise<void>;
  /** @returns whether the bot hadn't left before */
  readonly leave: (place: Place) => Promise<boolean>;
}

/** The store, which all processes share, knows the threads; while it is down, each process knows what it heard itself. */
export function createThreads(stored: ThreadStore, callStore: CallStore, sign: Sign): Threads {
  const heard = createBoundedMap<string, ThreadState>(MAX_THREADS);

  async function change(thread: string, state: ThreadState): Promise<boolean> {
    const isNews = heard.get(thread) !== state;
    heard.set(thread, state);
    return callStore('change thread', () => stored.change(thread, state), isNews);
  }

  return {
    async stateOf(place) {
      const thread = threadOf(place, sign);
      if (thread === null) return null;
      return callStore('find thread', () => stored.stateOf(thread), heard.get(thread) ?? null);
    },
    async join(place) {
      const thread = threadOf(place, sign);
      if (thread !== null) await change(thread, 'joined');
    },
    async leave(place) {
      const thread = threadOf(place, sign);
      return thread === null || change(thread, 'left');
    },
  };
}

/**
 * The thread of a place. Without the workspace: the messages of a channel that several workspaces share reach the bot through any of
 * them. A direct message is no thread: there the bot is always meant.
 */
function threadOf({ platform, channel, conversation }: Place, sign: Sign): string | null {
  if (conversation === null || conversation === channel) return null;
  const name = JSON.stringify(['thread', platform, channel, conversation]);
  return toBase64url(sign(name).subarray(0, HASH_BYTES));
}
