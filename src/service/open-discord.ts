import { fileURLToPath } from 'node:url';
import { systemClock } from '../system/system-clock.ts';
import type { Adapter } from './adapter.ts';
import type { ServiceParts } from './open-adapters.ts';

/** What runs in a process for a shard: this program, as `kursk discord shard`. */
const SHARD_PROGRAM = {
  file: fileURLToPath(new URL('../../bin/kursk.js', import.meta.url)),
  args: ['discord', 'shard'],
};

/** Discord, where it is configured. @param isShard whether this is a process for a shard alone */
export async function openDiscord(
  { config, log, bot, library }: ServiceParts,
  isShard = false,
): Promise<Adapter | null> {
  if (config.discord === null) return null;
  // Whoever doesn't use Discord needn't load its SDK.
  const { connectDiscord } = await import('../adapters/discord/connect-discord.ts');
  return connectDiscord({
    bot,
    config: config.discord,
    answers: config.bot.answers,
    suggestions: () => library().suggestions().typeAhead,
    clock: systemClock,
    shardProgram: isShard ? null : SHARD_PROGRAM,
    report: ({ what, event, error }) =>
      log.warn({ platform: 'discord', event, ...(error === null ? {} : { err: error }) }, what),
  });
}
