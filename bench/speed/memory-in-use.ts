import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What was compiled and is no longer run, and what waits for its end, goes only after some rounds. */
const ROUNDS = 8;

/** What this process holds in memory after all garbage is collected: its heap, and buffers outside it. In bytes. */
export async function memoryInUse(): Promise<number> {
  for (let round = 0; round < ROUNDS; round++) {
    collectGarbage();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
