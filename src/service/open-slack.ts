import { systemClock } from '../system/system-clock.ts';
import type { Adapter } from './adapter.ts';
import type { ServiceParts } from './open-adapters.ts';

/** Slack, where it is configured. */
export async function openSlack({ config, log, bot, store, library }: ServiceParts): Promise<Adapter | null> {
  if (config.slack === null) return null;
  // Whoever doesn't use Slack needn't load its SDK.
  const { connectSlack } = await import('../adapters/slack/connect-slack.ts');
  return connectSlack({
    bot,
    config: config.slack,
    settings: { ...config.bot, publicUrl: config.publicUrl },
    installations: store.installations,
    articles: () => library().articles,
    suggest: (limit) => library().suggestions().questions.slice(0, limit),
    typeAhead: () => library().suggestions().typeAhead,
    clock: systemClock,
    tell: (level, what, details) => log[level]({ platform: 'slack', ...details }, what),
  });
}
