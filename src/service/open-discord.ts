import { fileURLToPath } from 'node:url';
import { suggestNames } from '../core/suggestions/suggest-names.ts';
import { suggestQuestions } from '../core/suggestions/suggest-questions.ts';
import { systemClock } from '../system/system-clock.ts';
import type { Adapter } from './adapter.ts';
import { ofLatest } from './of-latest.ts';
import type { ServiceParts } from './open-adapters.ts';

/** So many questions are offered to somebody who types. */
const MOST_QUESTIONS = 500;

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
  const suggested = ofLatest(
    () => library().articles,
    (articles) => [...suggestQuestions(articles, MOST_QUESTIONS), ...suggestNames(articles)],
  );
  // Whoever doesn't use Discord needn't load its SDK.
  const { connectDiscord } = await import('../adapters/discord/connect-discord.ts');
  return connectDiscord({
    bot,
    config: config.discord,
    answers: config.bot.answers,
    suggestions: suggested,
    clock: systemClock,
    shardProgram: isShard ? null : SHARD_PROGRAM,
    report: ({ what, event, error }) =>
      log.warn({ platform: 'discord', event, ...(error === null ? {} : { err: error }) }, what),
  });
}
