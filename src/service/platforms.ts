import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Bot } from '../core/bot/bot.ts';
import type { Library } from '../core/bot/library.ts';
import type { Redelivery } from '../core/inbox/delivery.ts';
import type { Store } from '../core/ports/store.ts';
import { systemClock } from '../system/system-clock.ts';

/** A path of the service's one port that an adapter answers. */
export interface Route {
  /** The whole path, without a query: `/slack/events`. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A platform that the bot is connected to. */
export interface Adapter {
  /** As in the log: `slack`. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** `null` when it is ready; else why not, as a sentence for operators. */
  readonly readiness: () => string | null;
  /** How replies are brought to what another process had received; left out where nothing is lost with a process. */
  readonly redelivery?: Redelivery;
  /** Takes nothing new, and resolves when what was begun is finished. */
  readonly stop: () => Promise<void>;
}

/** What an adapter is opened with. */
export interface AdapterDependencies {
  readonly config: Config;
  readonly log: Logger;
  readonly bot: Bot;
  readonly store: Store;
  /** What is answered from now. */
  readonly library: () => Library;
}

/** Connects a platform; `null` where the configuration doesn't have it. */
export type OpenAdapter = (parts: AdapterDependencies) => Promise<Adapter | null>;

const PLATFORMS: readonly OpenAdapter[] = [openSlack, (parts) => openDiscord(parts)];

/** Connects every platform that is configured. */
export async function openAdapters(parts: AdapterDependencies): Promise<Adapter[]> {
  const opened = await Promise.all(PLATFORMS.map((open) => open(parts)));
  return opened.filter((adapter) => adapter !== null);
}

/** Slack, where it is configured. */
async function openSlack({ config, log, bot, store, library }: AdapterDependencies): Promise<Adapter | null> {
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
    log: (level, what, details) => log[level]({ platform: 'slack', ...details }, what),
  });
}

/** What runs in a process for a shard: this program, as `kursk discord shard`. */
const SHARD_PROGRAM = {
  file: fileURLToPath(new URL('../../bin/kursk.js', import.meta.url)),
  args: ['discord', 'shard'],
};

/** Discord, where it is configured. @param isShard whether this is a process for a shard alone */
export async function openDiscord(
  { config, log, bot, library }: AdapterDependencies,
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
