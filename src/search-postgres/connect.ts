import type { PostgresPool } from 'kysely';
import { StoreUnavailable } from '../core/ports/store.ts';
import type { DatabaseTimeouts } from '../store/database.ts';
import { openPool } from '../store/postgres/connection.ts';
import { asStoreUnavailable } from '../store/store-errors.ts';
import { NotIndexedError } from './search-errors.ts';

/** Runs a statement in the current transaction. Parameters are numbered from `$1`; a text without any may hold several statements. */
export type Query = <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** Connections to the server with the tables of the articles. */
export interface Connection {
  /** Runs work in a read-only transaction, on one consistent snapshot of the tables. @throws StoreUnavailable */
  readonly read: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** Runs work in a transaction: all of it is done, or nothing. @throws StoreUnavailable */
  readonly write: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Short, as people wait for an answer. In milliseconds. */
export const READ_TIMEOUTS: DatabaseTimeouts = { busy: 0, connection: 2_000, statement: 5_000 };
/** Indexing a large corpus may take hours. */
const WRITE_TIMEOUTS: DatabaseTimeouts = { busy: 0, connection: 10_000, statement: 12 * 60 * 60_000 };

/** Without just-in-time compilation, which takes longer than these queries. */
const BEGIN_READING = 'begin isolation level repeatable read read only; set local jit = off';
/** Whatever the server's default: once the lock is held, statements must see what the process that held it before has done. */
const BEGIN_WRITING = 'begin isolation level read committed read write';

export interface ConnectOptions {
  readonly readTimeouts?: DatabaseTimeouts;
  /** A server that follows the first and takes the reads; `null`: the first does. */
  readonly replica?: string | null;
}

/** A replica that couldn't be read from isn't tried for so long: each try may cost a question the time to connect. In milliseconds. */
const REPLICA_REST = 5_000;

/** Connects when it is first used. Whatever can't be read from the replica is read from the first server. */
export function connect(
  url: string,
  { readTimeouts = READ_TIMEOUTS, replica = null }: ConnectOptions = {},
): Connection {
  const pools: PostgresPool[] = [];
  const lazily = (address: string, timeouts: DatabaseTimeouts) => {
    let pool: PostgresPool | null = null;
    return () => {
      if (pool === null) {
        pool = openPool(address, timeouts);
        pools.push(pool);
      }
      return pool;
    };
  };
  const [reading, writing] = [lazily(url, readTimeouts), lazily(url, WRITE_TIMEOUTS)];
  const replicated = replica === null ? null : lazily(replica, readTimeouts);
  let restsUntil = 0;

  async function read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    if (replicated === null || performance.now() < restsUntil)
      return transact(reading(), BEGIN_READING, work);
    try {
      return await transact(replicated(), BEGIN_READING, work);
    } catch (error) {
      if (!(error instanceof StoreUnavailable || error instanceof NotIndexedError)) throw error;
      restsUntil = performance.now() + REPLICA_REST;
      return transact(reading(), BEGIN_READING, work);
    }
  }

  return {
    read,
    write: (work) => transact(writing(), BEGIN_WRITING, work),
    async close() {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

async function transact<T>(
  pool: PostgresPool,
  begin: string,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch(throwUnavailable);
  const query: Query = async <Row>(text: string, parameters: readonly unknown[] = []) =>
    (await client.query<Row>(text, parameters).catch(throwUnavailable)).rows;
  let isDone = false;
  try {
    await query(begin);
    const result = await work(query);
    await query('commit');
    isDone = true;
    return result;
  } finally {
    // Closing the connection rolls back. A rollback statement would wait once more on a server that no longer responds.
    client.release(!isDone);
  }
}

function throwUnavailable(cause: unknown): never {
  throw asStoreUnavailable(cause);
}
