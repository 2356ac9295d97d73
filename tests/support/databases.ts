import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { inFolder } from './in-folder.ts';

export interface TestDatabases {
  readonly name: string;
  /** Makes an empty database; gone when the test has finished. */
  readonly create: () => Promise<DatabaseAddress>;
}

export const sqlite: TestDatabases = {
  name: 'SQLite',
  create: async () => ({ kind: 'sqlite', file: join(await inFolder({}), 'data', 'kursk.db') }),
};

const server = inject('postgresUrl');
const pgvectorServer = inject('pgvectorUrl');

/** None where there is no server: the test set-up has complained of it. */
export const postgres: TestDatabases | null =
  server === null ? null : { name: 'PostgreSQL', create: () => createPostgresDatabase(server) };

/** The same on a server that has the extension pgvector; `null` where none has: the test set-up has complained of it. */
export const withPgvector: TestDatabases | null =
  pgvectorServer === null
    ? null
    : { name: 'PostgreSQL with pgvector', create: () => createPostgresDatabase(pgvectorServer) };

/** What the store is tested on: all that it runs on, and is there. */
export const DATABASES: readonly TestDatabases[] = postgres === null ? [sqlite] : [sqlite, postgres];

async function createPostgresDatabase(url: string): Promise<DatabaseAddress> {
  const name = `kursk_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `create database ${name}`);
  onTestFinished(() => administer(url, `drop database ${name} with (force)`));
  const address = new URL(url);
  address.pathname = name;
  return { kind: 'postgres', url: address.href };
}

/** Runs statements over a connection of their own, past any store. */
export async function administer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
