import { once } from 'node:events';
import { inTime } from './in-time.ts';
import { openDiscord } from './open-discord.ts';
import type { Serving } from './serve.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/** Less than the service waits for its processes. In milliseconds. */
const STOPPING_TIME = 20_000;

/** Answers on one shard of Discord's gateway, in a process of its own, until it is told to stop or the service has died. */
export async function serveShard(parts: Serving): Promise<void> {
  const { bot, log } = parts;
  const told = Promise.race([untilToldToStop(), untilAlone()]);
  const adapter = await openDiscord(parts, true);
  await told;
  const isFinished = await inTime(
    STOPPING_TIME,
    Promise.all([bot.stop(), adapter?.stop()]).then(() => {}),
  );
  if (!isFinished) log.warn('stopped before all was finished');
  // The way to discord.js's ShardingManager would keep the process alive.
  if (process.connected) process.disconnect();
}

/** Resolves when the process that started this one has ended. It would answer beside the one that takes its place. */
async function untilAlone(): Promise<void> {
  if (process.connected) await once(process, 'disconnect');
}
