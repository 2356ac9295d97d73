import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './database.ts';
import { NewerSchemaError } from './newer-schema-error.ts';
import { unavailable } from './unavailable.ts';

/** Between tries, in milliseconds: at first, and at most. */
const FIRST_WAIT = 1;
const LONGEST_WAIT = 25;

/**
 * Does work on a database, and does it again while others are at it.
 *
 * @param patience how long to try, in milliseconds
 * @throws StoreUnavailable when the database can't do it now; NewerSchemaError and faults of the program as they are
 */
export async function attempt<T>(database: Database, patience: number, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (let longest = FIRST_WAIT; ; longest = Math.min(longest * 2, LONGEST_WAIT)) {
    try {
      return await work();
    } catch (error) {
      if (database.isFault(error) || error instanceof NewerSchemaError) throw error;
      if (!database.isBusy(error) || performance.now() > end) throw unavailable(error);
    }
    // Half of it by chance, so that those who wait don't all come back at once.
    await wait(longest * (0.5 + Math.random() / 2));
  }
}
