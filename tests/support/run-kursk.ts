import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** This package's, unless it is named. */
  readonly cli?: string;
}

const CLI = resolve('bin/kursk.js');

/** Runs the built command line as a shell would, without a terminal; keeps no snapshots unless told where. */
export async function runKursk(
  args: readonly string[],
  { input = '', cwd, env, cli = CLI }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH: process.env.PATH, SNAPSHOT_DIR: 'off', ...env },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}
