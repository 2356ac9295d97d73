import type { Kysely, RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** One connection to SQLite or one pool of them to PostgreSQL, and what differs between the two. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  /** Now by the database's clock, which its replicas share: milliseconds since 1970. */
  readonly now: RawBuilder<number>;
  /** Whether an error says that another was at it: nothing was done, and the same may be tried again. */
  readonly isBusy: (error: unknown) => boolean;
  /** Whether an error is the program's: a statement that could never have worked. All others are the database's. */
  readonly isFault: (error: unknown) => boolean;
  /** Whether an error says that a row is not there to refer to. */
  readonly isMissingReference: (error: unknown) => boolean;
  /** Takes what was erased off the disk too, as far as it is ours to do. Never rejects. */
  readonly purge: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How long to wait for a database before it counts as unavailable. In milliseconds. */
export interface Patience {
  /** For others who are at it: a lock on a file, a deadlock. */
  readonly busy: number;
  /** For a connection to a server: a new one, or one that others use. */
  readonly connection: number;
  /** For a server to carry out one statement. */
  readonly statement: number;
}
