import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './loopback.ts';

/** A PostgreSQL server of our own, on loopback and in a folder of its own. */
export interface PostgresServer {
  /** Of its first database; who connects there may create others. */
  readonly url: string;
  readonly start: () => Promise<void>;
  /** Cuts every connection, as a crash does. */
  readonly stop: () => Promise<void>;
  /** Stops it for good and removes its folder. */
  readonly remove: () => Promise<void>;
}

/**
 * Starts a new server; `null` where PostgreSQL isn't installed.
 *
 * @param options for the server, such as `-c fsync=off`
 * @param parent where its folder is made
 */
export async function startPostgresServer(options = '', parent = tmpdir()): Promise<PostgresServer | null> {
  const run = await findPostgresPrograms();
  return run && startServer(run, { options, parent, fill: initialise });
}

/** Starts a standby of a server, which follows it by streaming replication. */
export async function startStandby(primary: PostgresServer, options = ''): Promise<PostgresServer> {
  const run = await findPostgresPrograms();
  if (run === null) throw new Error('PostgreSQL was there before.');
  const fill: Fill = (data) =>
    run('pg_basebackup', '-D', data, '-d', primary.url, '-R', '-X', 'stream', '-c', 'fast', '--no-sync');
  return startServer(run, { options, parent: tmpdir(), fill });
}

/** Where `.ci/run` puts a server with pgvector, of the wheel `pgserver`: for machines whose own lacks it. It has no other extension. */
const WITH_PGVECTOR = join(import.meta.dirname, '../../build/pgserver/pgserver/pginstall/bin');

/** Starts that server; `null` where it isn't there. */
export async function startPgvectorServer(options: string): Promise<PostgresServer | null> {
  if ((await stat(WITH_PGVECTOR).catch(() => null)) === null) return null;
  return startServer(programsIn(WITH_PGVECTOR), { options, parent: tmpdir(), fill: initialise });
}

/** Fills the folder of a server's data. */
type Fill = (data: string, run: RunProgram) => Promise<void>;

const initialise: Fill = (data, run) =>
  run('initdb', '-D', data, '-U', 'kursk', '-A', 'trust', '-E', 'UTF8', '--no-sync');

async function startServer(
  run: RunProgram,
  { options, parent, fill }: { readonly options: string; readonly parent: string; readonly fill: Fill },
): Promise<PostgresServer> {
  const folder = await mkdtemp(join(parent, 'kursk-postgres-'));
  if (process.getuid?.() === 0) await chown(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  const port = await freePort();
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${options}`;
  const server: PostgresServer = {
    url: `postgres://kursk@127.0.0.1:${port}/postgres`,
    start: () => run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'),
    stop: () => run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop'),
    async remove() {
      await server.stop().catch(() => {});
      await rm(folder, { recursive: true });
    },
  };
  await fill(data, run);
  await server.start();
  return server;
}

/** A number of the user that Debian's package makes for the server. */
function idOf(which: '-u' | '-g'): number {
  return Number(spawnSync('id', [which, 'postgres']).stdout.toString());
}

/** Where Debian and its kin keep the server's programs, which are in nobody's PATH there. */
const DEBIAN = '/usr/lib/postgresql';

/** Runs one of the server's programs; rejects when it fails. */
export type RunProgram = (program: string, ...args: readonly string[]) => Promise<void>;

/** How to run the programs of the newest PostgreSQL on this machine; `null` where there is none. */
export async function findPostgresPrograms(): Promise<RunProgram | null> {
  const folder = await findFolder();
  return folder === null ? null : programsIn(folder);
}

function programsIn(folder: string): RunProgram {
  return async (program, ...args) => {
    const command = [...asServerUser(), join(folder, program), ...args];
    // No pipes: a server that is started would keep them open, and us waiting.
    const child = spawn(command[0] ?? '', command.slice(1), { cwd: '/', stdio: 'ignore' });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`${program} ended with ${code}.`);
  };
}

/** PostgreSQL won't run as root. */
function asServerUser(): readonly string[] {
  return process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
}

async function findFolder(): Promise<string | null> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  const folders = (process.env.PATH ?? '').split(':');
  const candidates = newest === undefined ? folders : [join(DEBIAN, newest, 'bin'), ...folders];
  for (const folder of candidates) {
    if (await stat(join(folder, 'pg_ctl')).catch(() => null)) return folder;
  }
  return null;
}
