import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPgvectorServer, startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server in which tests may create databases; `null` where there is none. */
    readonly postgresUrl: string | null;
    /** One that has the extension pgvector: the same, if it has it. */
    readonly pgvectorUrl: string | null;
  }
}

/** What is tested is not the disk: a server that is killed, and no machine, loses nothing without. */
const WITHOUT_WAITING = '-c fsync=off';

/**
 * The server that the tests share: TEST_DATABASE_URL, else one of our own, where PostgreSQL is installed. Where there is none, that
 * is said at the start and, below hundreds of lines, at the end.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL ?? '';
  const server = given === '' ? await startPostgresServer(WITHOUT_WAITING) : null;
  const url = given === '' ? (server?.url ?? null) : given;
  const isEnough = url !== null && (await hasPgvector(url));
  const other = isEnough ? null : await startPgvectorServer(WITHOUT_WAITING);
  const pgvectorUrl = isEnough ? url : (other?.url ?? null);
  const problems = [...(url === null ? [NO_SERVER] : []), ...(pgvectorUrl === null ? [NO_PGVECTOR] : [])];
  complain(problems);
  project.provide('postgresUrl', url);
  project.provide('pgvectorUrl', pgvectorUrl);
  return async () => {
    await Promise.all([server?.remove(), other?.remove()]);
    complain(problems);
  };
}

async function hasPgvector(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query("select from pg_available_extensions where name = 'vector'");
  await client.end();
  return rows.length > 0;
}

const NO_SERVER =
  'THE STORE IS TESTED WITHOUT PostgreSQL: there is no server. Install it (Debian: apt-get install postgresql), ' +
  'or set TEST_DATABASE_URL to a server in which databases may be created.';

const NO_PGVECTOR =
  'MEANING IN PostgreSQL ISN’T TESTED: the server lacks pgvector. Install it (Debian: apt-get install ' +
  'postgresql-NN-pgvector), or the wheel that has a server with it: pip install --no-deps --target build/pgserver pgserver==0.1.4';

/** @throws in CI, where nobody would notice. */
function complain(problems: readonly string[]): void {
  if (problems.length === 0) return;
  if (process.env.CI === 'true') throw new Error(problems.join(' '));
  for (const problem of problems) process.stderr.write(`\n*** ${problem} ***\n\n`);
}
