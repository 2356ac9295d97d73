import { setTimeout } from 'node:timers/promises';

/** Waits for the work, but no longer than so many milliseconds. @returns whether it was done by then */
export async function inTime(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const done = new AbortController();
  const lateness = setTimeout(milliseconds, false, { signal: done.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), lateness]);
  } finally {
    done.abort();
  }
}
