import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { inFolder } from './in-folder.ts';

export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Where it says that it can be asked. */
  readonly address: string;
  readonly output: () => string;
  readonly errors: () => string;
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number | null>;
}

/** Runs `kursk start` in a folder of its own until it says where it can be asked; ended with the test. */
export async function startService(env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [resolve('bin/kursk.js'), 'start'], {
    cwd: await inFolder({}),
    env: { PATH: process.env.PATH, SNAPSHOT_DIR: 'off', PORT: '0', READER: 'off', EMBEDDER: 'off', ...env },
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  while (!errors.includes('Ask at') && child.exitCode === null)
    await Promise.race([once(child.stderr, 'data'), ended]);
  const address = /Ask at (?<address>\S+)/.exec(errors)?.groups?.address ?? '';
  return { child, address, output: () => output, errors: () => errors, ended };
}
