import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createThreads } from '../../../src/corpus/formats/parse-threads.ts';

/** Answers with its name, and does what it is told a moment later, as a parser may that left something undone. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    const later = { throw: () => { throw new Error('late'); }, reject: () => Promise.reject(new Error('late')), exit: () => process.exit(), nothing: () => {} };
    parentPort.on('message', (what) => { parentPort.postMessage(threadId); setTimeout(later[what], 20); });
  `)}`,
);

async function use(worker: Worker, what: string): Promise<number> {
  worker.postMessage(what);
  const [name] = await once(worker, 'message');
  return name;
}

it('a thread is used again while it is there, and given back after a while', async () => {
  const threads = createThreads(PROGRAM, 200);
  const worker = threads.take(64);
  const first = await use(worker, 'nothing');
  threads.giveBack(worker, 64);
  const again = threads.take(64);
  expect(again).toBe(worker);
  expect(await use(again, 'nothing')).toBe(first);
  threads.giveBack(again, 64);
  await once(again, 'exit');
});

it('one with another limit is ended', async () => {
  const threads = createThreads(PROGRAM, 60_000);
  const small = threads.take(32);
  await use(small, 'nothing');
  threads.giveBack(small, 32);
  const ended = once(small, 'exit');
  const large = threads.take(64);
  await ended;
  expect(large).not.toBe(small);
  await large.terminate();
});

it.each(['throw', 'reject', 'exit'])('that %ss when its document is done disturbs nobody', async (what) => {
  const threads = createThreads(PROGRAM, 60_000);
  const worker = threads.take(64);
  // `once` from `node:events` would throw what the thread does.
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const first = await use(worker, what);
  threads.giveBack(worker, 64);
  await ended;
  const next = threads.take(64);
  expect(await use(next, 'nothing')).not.toBe(first);
  await next.terminate();
  await setTimeout(0);
});
