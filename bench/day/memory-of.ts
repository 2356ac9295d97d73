import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Options of Node's for a process that can be asked for its memory. */
export const TELLS_MEMORY = ['--expose-gc', '--import', pathToFileURL('tests/support/tells-memory.js').href];

/** In bytes, after all garbage is collected. */
export interface Memory {
  readonly rss: number;
  /** The heap, and buffers outside it. */
  readonly inUse: number;
}

const told = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });

/** Asks a process for its memory. */
export async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answer = once(child, 'message');
  child.send('memory');
  const { rss, heapUsed, external } = told.parse((await answer)[0]);
  return { rss, inUse: heapUsed + external };
}
