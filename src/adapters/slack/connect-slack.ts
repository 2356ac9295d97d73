import { App, webApi } from '@slack/bolt';
import type { Bot } from '../../core/bot.ts';
import type { BotSettings } from '../../core/bot-settings.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { InstallationBook } from '../../core/ports/installation-book.ts';
import type { Redelivery } from '../../core/replies/deliver.ts';
import { createBoundedMap } from '../../core/resilience/bounded-map.ts';
import { english } from '../../core/wording/english.ts';
import type { Route } from './access/access.ts';
import { openAccess } from './access/open-access.ts';
import { createChange } from './delivery/change.ts';
import { createDeliveries } from './delivery/deliveries.ts';
import { createPace } from './delivery/pace.ts';
import { createPost } from './delivery/post.ts';
import { type ClientFor, createRedelivery } from './delivery/redelivery.ts';
import { createRespondAt } from './delivery/respond-at.ts';
import { listen } from './listen.ts';
import { onError } from './on-error.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { silentLogger } from './silent-logger.ts';
import type { SlackConfig } from './slack-config.ts';
import type { SlackKit } from './slack-kit.ts';
import { openTransport } from './transports/open-transport.ts';

/** For one call of Slack's Web API. In milliseconds. */
const CALL_PATIENCE = 8_000;

/** So many threads are remembered for follow-ups without a mention. */
const MOST_THREADS = 10_000;

export interface SlackParts extends Pick<SlackKit, 'articles' | 'suggest' | 'typeAhead' | 'tell'> {
  readonly bot: Pick<Bot, 'handle' | 'formFor' | 'recentQuestions'>;
  readonly config: SlackConfig;
  readonly settings: Pick<BotSettings, 'commandName' | 'listens' | 'publicUrl'>;
  /** Only used where many workspaces may install the app. */
  readonly installations: InstallationBook;
  readonly clock: Clock;
}

/** Slack, connected. */
export interface SlackAdapter {
  /** As in the log. */
  readonly name: string;
  /** What Slack, or somebody who installs the app, asks for over HTTP. */
  readonly routes: readonly Route[];
  /** `null`: ready; else why not, a sentence. */
  readonly readiness: () => string | null;
  readonly redelivery: Redelivery;
  /** Takes nothing more, and finishes what was begun. */
  readonly stop: () => Promise<void>;
}

/**
 * Connects the bot to Slack: over a socket or by requests, for one workspace or for all that install the app. Resolves when that
 * was tried; what goes wrong is told by `readiness`, and tried again.
 */
export async function connectSlack(parts: SlackParts): Promise<SlackAdapter> {
  const { config, settings, clock, tell } = parts;
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: CALL_PATIENCE,
    // What may be tried again is decided in `delivery/patiently`.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  };
  const access = openAccess(parts, clientOptions);
  const transport = openTransport(config.transport, clientOptions, clock, tell);
  const app = new App({
    receiver: transport.receiver,
    authorize: access.authorize,
    clientOptions,
    convoStore: false,
    extendedErrorHandler: true,
    logger: silentLogger,
  });
  const respondAt = createRespondAt(clock);
  const post = createPost(clock, createPace(clock), tell);
  const change = createChange(clock, tell);
  const { bot, finished } = untilFinished(parts.bot);
  const deliveries = createDeliveries({ respondAt, post, change }, tell, english);
  const clientFor: ClientFor = async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const { botToken } = await access.authorize({ teamId, enterpriseId, isEnterpriseInstall });
    return new webApi.WebClient(botToken, clientOptions);
  };
  const kit: SlackKit = {
    bot,
    deliveries,
    tell,
    words: english,
    articles: parts.articles,
    suggest: parts.suggest,
    typeAhead: parts.typeAhead,
    publicUrl: settings.publicUrl,
    isAdmin: access.isAdmin,
    threads: createBoundedMap(MOST_THREADS),
  };
  app.use(refuseUnknown(settings.commandName));
  listen(app, kit, { commandName: settings.commandName, forget: access.forget });
  app.error(onError(respondAt, tell, english));

  await access.check();
  await transport.start();
  return {
    name: 'slack',
    routes: [...transport.routes, ...access.routes],
    readiness: () => transport.readiness() ?? access.problem(),
    redelivery: createRedelivery(deliveries, clientFor),
    async stop() {
      await transport.stop();
      await finished();
    },
  };
}

/** The bot, and a way to wait until it has dealt with all that it was told. */
function untilFinished(bot: SlackParts['bot']): { bot: SlackParts['bot']; finished: () => Promise<void> } {
  const begun = new Set<Promise<void>>();
  return {
    bot: {
      ...bot,
      handle(...given) {
        const work = bot.handle(...given).finally(() => begun.delete(work));
        begun.add(work);
        return work;
      },
    },
    async finished() {
      await Promise.all(begun);
    },
  };
}
