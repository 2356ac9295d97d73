import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, RawBuilder } from 'kysely';
import { asStoreUnavailable, NewerSchemaError } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** Where the store is: a SQLite file of this machine, or a PostgreSQL server that replicas share. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** The URL may hold a password, so it belongs in no message. */
  | { readonly kind: 'postgres'; readonly url: string };

const SQLITE_URL = /^sqlite:(?<file>.+)$/;
const POSTGRES_PROTOCOL = /^postgres(?:ql)?:$/;

/** Parses a `DATABASE_URL`; `null` when it is invalid. */
export function parseDatabaseUrl(text: string): DatabaseAddress | null {
  const file = SQLITE_URL.exec(text)?.groups?.file;
  if (file !== undefined) return { kind: 'sqlite', file };
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, searchParams } = new URL(text);
  // For a socket, its folder is a parameter: postgres:///kursk?host=/run/postgresql
  const hasServer = hostname !== '' || searchParams.has('host');
  return POSTGRES_PROTOCOL.test(protocol) && hasServer ? { kind: 'postgres', url: text } : null;
}

/** A connection to SQLite or a pool of connections to PostgreSQL, and what differs between the two. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  /** The time by the database's clock, which all replicas share: milliseconds since 1970. */
  readonly now: RawBuilder<number>;
  /** Whether an error means that another transaction was in the way: nothing was done, and the work may be retried. */
  readonly isBusy: (error: unknown) => boolean;
  /** Whether an error is a bug: a statement that could never have worked. All other errors are the database's. */
  readonly isFault: (error: unknown) => boolean;
  /** Whether an error means that a row refers to one that doesn't exist (a foreign key violation). */
  readonly isMissingReference: (error: unknown) => boolean;
  /** Removes erased rows from the disk, too, where the database doesn't do so by itself. Never rejects. */
  readonly purge: () => Promise<void>;
  /** Tells those who listen, in all processes where the database can, and else in this one. Never rejects. */
  readonly announce: (topic: Topic) => Promise<void>;
  /** Calls back after each announcement, and after each time that one may have been missed. @returns ends it */
  readonly listen: (topic: Topic, onAnnounced: () => void) => () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What processes tell each other of. The name of a channel in PostgreSQL. */
export type Topic = 'kursk_kept_answers';

/** Called with each file of a database that others could read or write until now; `null`: permissions are left as they are. */
export type OnMadePrivate = ((file: string) => void) | null;

/** How long to wait for a database before it counts as unavailable. In milliseconds. */
export interface DatabaseTimeouts {
  /** For retries while another transaction is in the way: a lock on a file, a deadlock. */
  readonly busy: number;
  /** For a connection to a server: a new one, or a free one of the pool. */
  readonly connection: number;
  /** For a server to execute one statement. */
  readonly statement: number;
}

/** Between retries, in milliseconds. */
const FIRST_BACKOFF = 1;
const MAX_BACKOFF = 25;

/**
 * Runs work on a database, and retries it with exponential backoff while the database is busy.
 *
 * @param timeout after which a busy database counts as unavailable, in milliseconds
 * @throws StoreUnavailable when the database can't do it now; NewerSchemaError and bugs as they are
 */
export async function retryWhileBusy<T>(
  database: Database,
  timeout: number,
  work: () => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (let backoff = FIRST_BACKOFF; ; backoff = Math.min(backoff * 2, MAX_BACKOFF)) {
    try {
      return await work();
    } catch (error) {
      if (database.isFault(error) || error instanceof NewerSchemaError) throw error;
      if (!database.isBusy(error) || performance.now() > deadline) throw asStoreUnavailable(error);
    }
    // With jitter, so that those who wait don't all retry at once.
    await wait(backoff * (0.5 + Math.random() / 2));
  }
}
