import fc from 'fast-check';
import { runs as runsOf } from '../support/depth.ts';

/**
 * Feeds a check so many cases (in depth; a tenth of them otherwise), and says in one line how many there were. A check that throws, or
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
    const details = await fc.check(property, { numRuns: runsOf(runs) });
    const count = fed.toLocaleString('en-US');
    process.stdout.write(`fuzz: ${what}: ${count} cases, ${details.failed ? 'a failure' : '0 failures'}\n`);
    if (details.failed)
      throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}
