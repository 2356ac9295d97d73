import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server in which tests may create databases; `null` where there is none. */
    readonly postgresUrl: string | null;
    /** Whether databases on it may have the extension pgvector. */
    readonly hasPgvector: boolean;
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
  const problem = await problemOf(url);
  complain(problem);
  project.provide('postgresUrl', url);
  project.provide('hasPgvector', problem === null);
  return async () => {
    await server?.remove();
    complain(problem);
  };
}

/** What can't be tested; `null`: all can. */
async function problemOf(url: string | null): Promise<string | null> {
  if (url === null)
    return (
      'THE STORE IS TESTED WITHOUT PostgreSQL: there is no server. Install it (Debian: apt-get install postgresql), ' +
      'or set TEST_DATABASE_URL to a server in which databases may be created.'
    );
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query("select from pg_available_extensions where name = 'vector'");
  await client.end();
  if (rows.length > 0) return null;
  return (
    'PASSAGES BY MEANING IN PostgreSQL AREN’T TESTED: the server lacks pgvector. Install it (Debian: ' +
    'apt-get install postgresql-NN-pgvector), or have a server with it in build/pgserver, as .ci/run does.'
  );
}

/** @throws in CI, where nobody would notice. */
function complain(problem: string | null): void {
  if (problem === null) return;
  if (process.env.CI === 'true') throw new Error(problem);
  process.stderr.write(`\n*** ${problem} ***\n\n`);
}
