import type { Clock } from '../ports/system.ts';

/**
 * The result of the work, if it comes in time. Work that is late may look at the signal and stop.
 *
 * @throws TimedOut when it doesn't
 */
export async function withTimeout<Result>(
  milliseconds: number,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const [late, done] = [new AbortController(), new AbortController()];
  const timeout = async (): Promise<Result> => {
    await clock.wait(milliseconds, done.signal);
    // The race is over: throwing here would create an error with its stack for nothing.
    if (done.signal.aborted) return new Promise(() => {});
    late.abort();
    throw new TimedOut(`no result after ${milliseconds} ms`);
  };
  try {
    return await Promise.race([work(late.signal), timeout()]);
  } finally {
    // Without a reason, an error with its stack would be created for nothing.
    done.abort('done');
  }
}

export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}
