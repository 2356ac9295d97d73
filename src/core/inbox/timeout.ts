import type { Clock } from '../ports/system.ts';

/**
 * What the work comes to, if it does in time. Work that doesn't may look at the signal and stop.
 *
 * @throws TookTooLong after so many milliseconds
 */
export async function withTimeout<Result>(
  milliseconds: number,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const [late, done] = [new AbortController(), new AbortController()];
  const lateness = async (): Promise<Result> => {
    await clock.wait(milliseconds, done.signal);
    // Nobody waits for this any more; and an error would be made with its stack each time, for nothing.
    if (done.signal.aborted) return new Promise(() => {});
    late.abort();
    throw new TimedOut(`no result after ${milliseconds} ms`);
  };
  try {
    return await Promise.race([work(late.signal), lateness()]);
  } finally {
    // With a reason, so that no error is made of it.
    done.abort('done');
  }
}

/** What took longer than it may. */
export class TimedOut extends Error {
  override readonly name = 'TookTooLong';
}
