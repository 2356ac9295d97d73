import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, RawBuilder } from 'kysely';
import { asStoreUnavailable, NewerSchemaError } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** Where the store is: a SQLite file of this machine, or a PostgreSQL server that replicas share. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** The address may hold a password: it belongs into no message. */
  | { readonly kind: 'postgres'; readonly url: string };

const SQLITE_URL = /^sqlite:(?<file>.+)$/;
const POSTGRES_PROTOCOL = /^postgres(?:ql)?:$/;

/** What a `DATABASE_URL` stands for; `null` when it is none. */
export function parseDatabaseUrl(text: string): DatabaseAddress | null {
  const file = SQLITE_URL.exec(text)?.groups?.file;
  if (file !== undefined) return { kind: 'sqlite', file };
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, searchParams } = new URL(text);
  // A socket's folder is named behind: postgres:///kursk?host=/run/postgresql
  const hasServer = hostname !== '' || searchParams.has('host');
  return POSTGRES_PROTOCOL.test(protocol) && hasServer ? { kind: 'postgres', url: text } : null;
}

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
export interface DatabaseTimeouts {
  /** For others who are at it: a lock on a file, a deadlock. */
  readonly busy: number;
  /** For a connection to a server: a new one, or one that others use. */
  readonly connection: number;
  /** For a server to carry out one statement. */
  readonly statement: number;
}

/** Between tries, in milliseconds: at first, and at most. */
const FIRST_BACKOFF = 1;
const MAX_BACKOFF = 25;

/**
 * Does work on a database, and does it again while others are at it.
 *
 * @param patience how long to try, in milliseconds
 * @throws StoreUnavailable when the database can't do it now; NewerSchemaError and faults of the program as they are
 */
export async function retryWhileBusy<T>(
  database: Database,
  patience: number,
  work: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + patience;
  for (let longest = FIRST_BACKOFF; ; longest = Math.min(longest * 2, MAX_BACKOFF)) {
    try {
      return await work();
    } catch (error) {
      if (database.isFault(error) || error instanceof NewerSchemaError) throw error;
      if (!database.isBusy(error) || performance.now() > end) throw asStoreUnavailable(error);
    }
    // Half of it by chance, so that those who wait don't all come back at once.
    await wait(longest * (0.5 + Math.random() / 2));
  }
}
