/** Whether the bot takes part in a thread: `joined` since it was mentioned there, `left` since somebody told it to stop. */
export type ThreadState = 'joined' | 'left';

/**
 * Stores which threads the bot takes part in, for all processes. A thread is a keyed hash, which leads neither to the thread nor to
 * the people in it. All methods may throw `StoreUnavailable`.
 */
export interface ThreadStore {
  /** `null`: the bot was never mentioned there, or that is longer ago than threads are stored. */
  readonly stateOf: (thread: string) => Promise<ThreadState | null>;
  /** @returns whether that changed anything; of those who do the same at once, one hears so */
  readonly change: (thread: string, state: ThreadState) => Promise<boolean>;
}
