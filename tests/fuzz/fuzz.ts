import fc from 'fast-check';
import { FUZZ_SEED, runs as runsOf } from '../support/depth.ts';

/** So many cases are checked with one seed, and reported before the next. */
const BATCH = 10_000;

/**
 * Feeds a check so many cases (in depth; a tenth of them otherwise), and says in one line how many there were, and how long the slowest
 * took. A check that throws, or leaves a promise that rejects, fails; the message tells how to see it again.
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
  let slowest = 0;
  const property = fc.asyncProperty(cases, async (one) => {
    fed += 1;
    const start = performance.now();
    await check(one);
    slowest = Math.max(slowest, performance.now() - start);
    const [error] = unhandled.splice(0);
    if (error !== undefined) throw error;
  });
  const total = runsOf(runs);
  try {
    for (let begun = 0; begun < total; begun += BATCH) {
      const seed = FUZZ_SEED === null ? {} : { seed: FUZZ_SEED + begun / BATCH };
      const details = await fc.check(property, { numRuns: Math.min(BATCH, total - begun), ...seed });
      const count = fed.toLocaleString('en-US');
      const outcome = details.failed ? 'a failure' : '0 failures';
      process.stdout.write(
        `fuzz: ${what}: ${count} cases, ${outcome}, the slowest ${slowest.toFixed(0)} ms\n`,
      );
      if (details.failed)
        throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
    }
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}
