import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { type OpenReader, openReader } from '../../src/inference/open-reader.ts';

let shared: Promise<OpenReader> | null = null;

/**
 * The reader that comes with the package, one for all tests that run in this process: to open it takes longer than most of what is
 * asked of it. It stays open, which keeps no process from ending.
 */
export async function openTestReader(): Promise<OpenReader> {
  shared ??= openReader({ folder: SHIPPED_MODEL, threads: 1, program: BUILT_WORKER });
  return { ...(await shared), close: async () => {} };
}

/** A reader of its own, whose runtime merges no operations, so that it rounds as another processor does. The caller closes it. */
export function openReaderThatRoundsOtherwise(): Promise<OpenReader> {
  return openReader({ folder: SHIPPED_MODEL, threads: 1, program: BUILT_WORKER, isOptimised: false });
}

/** The worker is a process that runs JavaScript: what the build made of the reader's. */
export const BUILT_WORKER = new URL('../../dist/inference/worker.js', import.meta.url);
