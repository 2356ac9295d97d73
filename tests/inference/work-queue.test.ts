import { describe, expect, it } from 'vitest';
import { createWorkQueue } from '../../src/inference/work-queue.ts';

it('one stall doesn’t keep later questions from being served', async () => {
  let now = 0;
  let pace = 10;
  const queue = createWorkQueue(
    async () => {
      now += pace;
    },
    () => now,
  );
  const ask = async () => {
    const outputs = await queue.run(
      Array.from({ length: 16 }, () => () => null),
      { timeout: 1_500 },
    );
    return outputs === null ? 'given up' : 'served';
  };
  expect(await ask()).toBe('served');
  pace = 5_000;
  await ask();
  pace = 10;
  expect(await ask()).toBe('given up');
  now += 60_000;
  expect(await ask()).toBe('served');
  expect(await ask()).toBe('served');
});

describe('work in the background', () => {
  /** A queue whose worker notes what it does, a millisecond each. */
  function notingQueue() {
    const done: string[] = [];
    let now = 0;
    const queue = createWorkQueue(
      async (input: string) => {
        now += 1;
        done.push(input);
        return input;
      },
      () => now,
    );
    const passages = (...names: string[]) =>
      queue.run(
        names.map((name) => () => name),
        { timeout: Number.POSITIVE_INFINITY, isBackground: true },
      );
    return { queue, done, passages };
  }

  it('lets a question go first that comes in the middle of it', async () => {
    const { queue, done, passages } = notingQueue();
    const embedding = passages('¶1', '¶2', '¶3');
    const answers = await queue.run([() => 'question', () => 'again'], { timeout: 1_000 });
    expect(answers).toEqual(['question', 'again']);
    expect(done).toEqual(['¶1', 'question', 'again']);
    expect(await embedding).toEqual(['¶1', '¶2', '¶3']);
  });

  it('doesn’t keep a question from being taken on, and isn’t counted as one', async () => {
    const { queue, passages } = notingQueue();
    const names = Array.from({ length: 50 }, (_, place) => `¶${place}`);
    await queue.run([() => 'known pace'], { timeout: 1_000 });
    const embedding = passages(...names);
    expect(queue.isBusy()).toBe(false);
    const asked = queue.run([() => 'question'], { timeout: 5 });
    expect(queue.isBusy()).toBe(true);
    expect(await asked).toEqual(['question']);
    expect(await embedding).toEqual(names);
    expect(queue.counts()).toEqual({ done: 2, late: 0, crowded: 0, failed: 0 });
  });
});
