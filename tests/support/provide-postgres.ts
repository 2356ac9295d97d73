import type { TestProject } from 'vitest/node';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server in which tests may create databases; `null` where there is none. */
    readonly postgresUrl: string | null;
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
  if (url === null) complain();
  project.provide('postgresUrl', url);
  return async () => {
    await server?.remove();
    if (url === null) complain();
  };
}

/** @throws in CI, where nobody would notice. */
function complain(): void {
  const problem =
    'THE STORE IS TESTED WITHOUT PostgreSQL: there is no server. Install it (Debian: apt-get install postgresql), ' +
    'or set TEST_DATABASE_URL to a server in which databases may be created.';
  if (process.env.CI === 'true') throw new Error(problem);
  process.stderr.write(`\n*** ${problem} ***\n\n`);
}
