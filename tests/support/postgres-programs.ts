import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

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
