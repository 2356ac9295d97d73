import { suggestNames } from '../core/suggestions/suggest-names.ts';
import { suggestQuestions } from '../core/suggestions/suggest-questions.ts';
import { systemClock } from '../system/system-clock.ts';
import type { Adapter } from './adapter.ts';
import { ofLatest } from './of-latest.ts';
import type { ServiceParts } from './open-adapters.ts';

/** So many questions are offered to somebody who types. */
const MOST_QUESTIONS = 500;

/** Slack, where it is configured. */
export async function openSlack({ config, log, bot, store, library }: ServiceParts): Promise<Adapter | null> {
  if (config.slack === null) return null;
  const suggested = ofLatest(
    () => library().articles,
    (articles) => ({
      questions: suggestQuestions(articles, MOST_QUESTIONS),
      names: suggestNames(articles),
    }),
  );
  // Whoever doesn't use Slack needn't load its SDK.
  const { connectSlack } = await import('../adapters/slack/connect-slack.ts');
  return connectSlack({
    bot,
    config: config.slack,
    settings: { ...config.bot, publicUrl: config.publicUrl },
    installations: store.installations,
    articles: () => library().articles,
    suggest: (limit) => suggested().questions.slice(0, limit),
    typeAhead: () => [...suggested().questions, ...suggested().names],
    clock: systemClock,
    tell: (level, what, details) => log[level]({ platform: 'slack', ...details }, what),
  });
}
