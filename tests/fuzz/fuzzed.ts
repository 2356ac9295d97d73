import fc from 'fast-check';
import { TIMES } from '../support/fuzz-times.ts';

/** For a whole fuzzer, however many times CI's runs it does. In milliseconds. */
export const PATIENCE = 60_000 * TIMES;

/**
 * Feeds a check so many cases (`FUZZ_RUNS` times as many), and says in one line how many there were. A check that throws, or
 * leaves a promise that rejects, fails; the message tells how to see it again.
 *
 * @param what the fuzzer, as that line calls it
 */
export async function fuzzed<Case>(
  what: string,
  runs: number,
  cases: fc.Arbitrary<Case>,
  check: (one: Case) => Promise<void> | void,
): Promise<void> {
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', onUnhandled);
  let fed = 0;
  const property = fc.asyncProperty(cases, async (one) => {
    fed += 1;
    await check(one);
    const [error] = unhandled.splice(0);
    if (error !== undefined) throw error;
  });
  try {
    const details = await fc.check(property, { numRuns: runs * TIMES });
    const count = fed.toLocaleString('en-US');
    process.stdout.write(`fuzz: ${what}: ${count} cases, ${details.failed ? 'a failure' : '0 failures'}\n`);
    if (details.failed)
      throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}
