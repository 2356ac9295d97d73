import { setTimeout as wait } from 'node:timers/promises';

/** Does something so many times, so often a second, whether earlier ones are done or not. Resolves when all are. */
export async function steadily(
  { times, perSecond }: { times: number; perSecond: number },
  work: () => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  const begun: Promise<unknown>[] = [];
  for (let place = 0; place < times; place++) {
    await wait(Math.max(0, started + (place * 1_000) / perSecond - performance.now()));
    begun.push(work());
  }
  await Promise.all(begun);
}
