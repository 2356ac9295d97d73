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
  if (run === null) return null;
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
  await run('initdb', '-D', data, '-U', 'kursk', '-A', 'trust', '-E', 'UTF8', '--no-sync');
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
  if (folder === null) return null;
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

/** Where `.ci/run` puts a server with pgvector, from the wheel `pgserver`, for machines whose own server lacks it. */
const WITH_PGVECTOR = join(import.meta.dirname, '../../build/pgserver/pgserver/pginstall/bin');

/** A server with pgvector, if there is one; else any. */
async function findFolder(): Promise<string | null> {
  const own = await findOwn();
  if (own !== null && (await hasPgvector(own))) return own;
  return (await exists(join(WITH_PGVECTOR, 'pg_ctl'))) ? WITH_PGVECTOR : own;
}

async function hasPgvector(folder: string): Promise<boolean> {
  const shared = spawnSync(join(folder, 'pg_config'), ['--sharedir']).stdout?.toString().trim() ?? '';
  // Debian has pg_config in a package of its own.
  const guessed = folder.replace('/lib/', '/share/').replace(/\/bin$/, '');
  const places = [shared, guessed].map((place) => join(place, 'extension', 'vector.control'));
  return (await Promise.all(places.map(exists))).includes(true);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function findOwn(): Promise<string | null> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  const folders = (process.env.PATH ?? '').split(':');
  const candidates = newest === undefined ? folders : [join(DEBIAN, newest, 'bin'), ...folders];
  for (const folder of candidates) {
    if (await exists(join(folder, 'pg_ctl'))) return folder;
  }
  return null;
}
