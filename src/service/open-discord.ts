import { suggestNames } from '../core/suggestions/suggest-names.ts';
import { suggestQuestions } from '../core/suggestions/suggest-questions.ts';
import { systemClock } from '../system/system-clock.ts';
import type { Adapter } from './adapter.ts';
import { ofLatest } from './of-latest.ts';
import type { ServiceParts } from './open-adapters.ts';

/** So many questions are offered to somebody who types. */
const MOST_QUESTIONS = 500;

/** Discord, where it is configured. */
export async function openDiscord({ config, log, bot, library }: ServiceParts): Promise<Adapter | null> {
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
    report: ({ what, event, error }) =>
      log.warn({ platform: 'discord', event, ...(error === null ? {} : { err: error }) }, what),
  });
}
