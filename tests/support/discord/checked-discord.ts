import { expect, onTestFinished } from 'vitest';
import { type LoopbackDiscord, openLoopbackDiscord } from './loopback-discord.ts';

/** A Discord that is closed when the test has finished; the test fails if anything that was sent to it was wrong. */
export async function openCheckedDiscord(): Promise<LoopbackDiscord> {
  const discord = await openLoopbackDiscord();
  onTestFinished(async () => {
    await discord.close();
    expect(discord.rest.complaints).toEqual([]);
  });
  return discord;
}
