import type { PostgresPool } from 'kysely';
import { openPool } from '../store/postgres/connection.ts';
import { asStoreUnavailable } from '../store/store-errors.ts';

/** Runs statements on one connection. Parameters are numbered from `$1`; a text without any may hold several statements. */
export type Query = <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** A server with the tables of the articles. */
export interface Connection {
  /** Work on what the tables hold at one moment. @throws StoreUnavailable when the server can't do it now */
  readonly read: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** Work that is done as a whole or not at all. */
  readonly write: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** For a connection, and for one statement of somebody who waits for an answer. In milliseconds. */
const READ_TIMEOUTS = { busy: 0, connection: 2_000, statement: 5_000 };
/** A large corpus is indexed within hours. */
const WRITE_TIMEOUTS = { busy: 0, connection: 10_000, statement: 12 * 60 * 60_000 };

/** Just-in-time compilation takes longer than what is looked up. */
const BEGIN_READING = 'begin isolation level repeatable read read only; set local jit = off';
/** Each statement sees what others have done by then, whatever the server's default is. */
const BEGIN_WRITING = 'begin isolation level read committed read write';

/** Connects when it is first used. */
export function connect(url: string): Connection {
  const pools: PostgresPool[] = [];
  const lazily = (patience: typeof READ_TIMEOUTS) => {
    let pool: PostgresPool | null = null;
    return () => {
      if (pool === null) {
        pool = openPool(url, patience);
        pools.push(pool);
      }
      return pool;
    };
  };
  const [reading, writing] = [lazily(READ_TIMEOUTS), lazily(WRITE_TIMEOUTS)];
  return {
    read: (work) => transact(reading(), BEGIN_READING, work),
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
    // A connection that ends takes its transaction with it; a server that fell silent would be waited for once more.
    client.release(!isDone);
  }
}

function throwUnavailable(cause: unknown): never {
  throw asStoreUnavailable(cause);
}
