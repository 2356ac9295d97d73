import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { DatabaseAddress } from '../../src/store/database.ts';

const SCRIPT = resolve('tests/support/store-process.js');

/**
 * Runs a task of `store-process.js` in a process of its own, to its end or until it is killed.
 *
 * @param until kills it, as suddenly as `kill -9`, when it has printed so many lines; it may print some more before
 * @returns the lines it has printed
 */
export async function runStoreProcess(
  task: 'open' | 'claim' | 'record',
  address: DatabaseAddress,
  { count = 0, until = Number.POSITIVE_INFINITY } = {},
): Promise<string[]> {
  const child = spawn(process.execPath, [SCRIPT, task, JSON.stringify(address), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (lines.length === until) child.kill('SIGKILL');
  }
  const [code, signal] = await closed;
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The process ended with ${code ?? signal}.`);
  return lines;
}
