import { App, webApi } from '@slack/bolt';
import type { Bot } from '../../core/bot/bot.ts';
import { createBoundedMap } from '../../core/bot/bounded-map.ts';
import type { BotSettings } from '../../core/bot/settings.ts';
import { english } from '../../core/bot/wording/english.ts';
import type { Redelivery } from '../../core/inbox/delivery.ts';
import type { Installations } from '../../core/ports/store.ts';
import type { Clock } from '../../core/ports/system.ts';
import { createInstallations } from './access/installation-store.ts';
import { manyWorkspaces } from './access/many-workspaces.ts';
import { oneWorkspace } from './access/one-workspace.ts';
import { type ClientFor, createDeliveries, createRedelivery } from './delivery/deliver.ts';
import { createChannelRateLimit } from './delivery/rate-limits.ts';
import { createPostMessage, createRespondAtUrl, createUpdateMessage } from './delivery/send-message.ts';
import { onError, refuseUnknown, registerHandlers } from './handlers/register-handlers.ts';
import { botScopes } from './manifest.ts';
import { silentLogger } from './slack-client.ts';
import type { SlackConfig } from './slack-config.ts';
import type { Route, SlackDependencies, WorkspaceAccess } from './slack-dependencies.ts';
import { openTransport } from './transports/open-transport.ts';

/** For one call of Slack's Web API. In milliseconds. */
const CALL_TIMEOUT = 8_000;

/** So many threads are remembered for follow-ups without a mention. */
const MAX_THREADS = 10_000;

export interface SlackOptions extends Pick<SlackDependencies, 'articles' | 'suggest' | 'typeAhead' | 'log'> {
  readonly bot: Pick<Bot, 'handle' | 'formFor' | 'recentQuestions'>;
  readonly config: SlackConfig;
  readonly settings: Pick<BotSettings, 'commandName' | 'listens' | 'publicUrl'>;
  /** Only used where many workspaces may install the app. */
  readonly installations: Installations;
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
export async function connectSlack(parts: SlackOptions): Promise<SlackAdapter> {
  const { config, settings, clock, log: tell } = parts;
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: CALL_TIMEOUT,
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
  const respondAt = createRespondAtUrl(clock);
  const post = createPostMessage(clock, createChannelRateLimit(clock), tell);
  const change = createUpdateMessage(clock, tell);
  const { bot, finished } = trackInFlight(parts.bot);
  const deliveries = createDeliveries({ respondAt, post, change }, tell, english);
  const clientFor: ClientFor = async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const { botToken } = await access.authorize({ teamId, enterpriseId, isEnterpriseInstall });
    return new webApi.WebClient(botToken, clientOptions);
  };
  const kit: SlackDependencies = {
    bot,
    deliveries,
    log: tell,
    words: english,
    articles: parts.articles,
    suggest: parts.suggest,
    typeAhead: parts.typeAhead,
    publicUrl: settings.publicUrl,
    isAdmin: access.isAdmin,
    threads: createBoundedMap(MAX_THREADS),
  };
  app.use(refuseUnknown(settings.commandName));
  registerHandlers(app, kit, { commandName: settings.commandName, forget: access.forget });
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
function trackInFlight(bot: SlackOptions['bot']): {
  bot: SlackOptions['bot'];
  finished: () => Promise<void>;
} {
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

/** Which workspaces the bot is for, as it is configured. */
function openAccess(
  {
    config: { access, apiUrl, admins },
    settings,
    installations,
    clock,
    log: tell,
  }: Pick<SlackOptions, 'config' | 'settings' | 'installations' | 'clock' | 'log'>,
  clientOptions: webApi.WebClientOptions,
): WorkspaceAccess {
  const scopes = botScopes(settings);
  switch (access.kind) {
    case 'one': {
      const { botToken } = access;
      const client = new webApi.WebClient(botToken, clientOptions);
      return oneWorkspace({ botToken, client, admins, scopes, log: tell });
    }
    case 'many':
      return manyWorkspaces({
        access,
        apiUrl,
        publicUrl: settings.publicUrl,
        clientOptions,
        installations: createInstallations(installations, clock),
        admins,
        scopes,
        log: tell,
      });
    default:
      return access satisfies never;
  }
}
