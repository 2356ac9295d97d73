import { expect, it } from 'vitest';
import { createReaderQueue } from '../../src/inference/reader-queue.ts';
import type { WindowInput } from '../../src/inference/window-encoding.ts';

const INPUT: WindowInput = { ids: [], windowStart: 0, sentenceLengths: [] };

it('one stall doesn’t keep later questions from being read', async () => {
  let now = 0;
  let pace = 10;
  const queue = createReaderQueue(
    async () => {
      now += pace;
      return { spans: [], noAnswer: [0, 0] };
    },
    () => now,
  );
  const ask = async () => {
    const outputs = await queue.run(
      Array.from({ length: 16 }, () => () => INPUT),
      1_500,
      () => [],
    );
    return outputs === null ? 'lexical' : 'read';
  };
  expect(await ask()).toBe('read');
  pace = 5_000;
  await ask();
  pace = 10;
  expect(await ask()).toBe('lexical');
  now += 60_000;
  expect(await ask()).toBe('read');
  expect(await ask()).toBe('read');
});
