// Loaded before a program that was spawned with a channel (`node --expose-gc --import tells-memory.js`): asked over it, tells what is in memory
// after all garbage is collected, as process.memoryUsage() has it.

/** What was compiled and is no longer run, and what waits for its end, goes only after some rounds. */
const ROUNDS = 8;

process.on('message', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.send(process.memoryUsage());
});
process.channel.unref();
