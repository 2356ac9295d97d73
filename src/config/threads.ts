import { availableParallelism } from 'node:os';

/** The most threads that a model may be given. */
export const MAX_THREADS = 64;
const DEFAULT_MAX_THREADS = 4;

/** Leaves one thread to everything else. Beyond a few, more threads don't run a model faster. */
export function defaultThreads(): number {
  return Math.min(DEFAULT_MAX_THREADS, Math.max(1, availableParallelism() - 1));
}
