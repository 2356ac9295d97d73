import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/system/system-clock.ts';

it('lets many wait on one signal, without a warning to the operator', async () => {
  const warnings: string[] = [];
  const warned = ({ message }: Error) => warnings.push(message);
  process.on('warning', warned);
  onTestFinished(() => {
    process.off('warning', warned);
  });
  const stopping = new AbortController();
  const waits = Array.from({ length: 20 }, () => systemClock.wait(60_000, stopping.signal));
  stopping.abort();
  await Promise.all(waits);
  // A warning comes in a turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});
