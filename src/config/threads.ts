import { availableParallelism } from 'node:os';

/** The most threads that a model may be given. */
export const MAX_THREADS = 64;
/** The runtime's threads spin while they wait: on two, a window took 0.7 of the time and 1.8 times the processor time, on three 3 times. */
const DEFAULT_MAX_THREADS = 2;

/** Leaves one thread to everything else. */
export function defaultThreads(): number {
  return Math.min(DEFAULT_MAX_THREADS, Math.max(1, availableParallelism() - 1));
}
