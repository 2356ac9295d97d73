import { App, webApi } from '@slack/bolt';
import type { BotSettings } from '../../core/bot/settings.ts';
import { english } from '../../core/bot/wording/english.ts';
import type { Redelivery } from '../../core/inbox/delivery.ts';
import type { Installations } from '../../core/ports/store.ts';
import type { Clock, IsReachable } from '../../core/ports/system.ts';
import { createInstallations } from './access/installation-store.ts';
import { manyWorkspaces } from './access/many-workspaces.ts';
import { oneWorkspace } from './access/one-workspace.ts';
import { createAgentSessions } from './delivery/agent-sessions.ts';
import { type ClientFor, createDeliverTo, createRedelivery } from './delivery/deliver.ts';
import { createChannelRateLimit, withRetry } from './delivery/rate-limits.ts';
import {
  createDeleteMessage,
  createPostMessage,
  createRespondAtUrl,
  createUpdateMessage,
} from './delivery/send-message.ts';
import { onError, refuseUnknown, registerHandlers } from './handlers/register-handlers.ts';
import { botScopes } from './manifest.ts';
import { silentLogger } from './slack-client.ts';
import type { SlackConfig } from './slack-config.ts';
import type { Route, SlackDependencies, WorkspaceAccess } from './slack-dependencies.ts';
import { openTransport } from './transports/open-transport.ts';

/** For one call of Slack. In milliseconds. */
const CALL_TIMEOUT = 8_000;

export interface SlackOptions extends Pick<SlackDependencies, 'bot' | 'log'> {
  readonly config: SlackConfig;
  readonly settings: Pick<BotSettings, 'commandName' | 'listens' | 'helpChannels' | 'publicUrl'>;
  /** Used only where many workspaces may install the app. */
  readonly installations: Installations;
  readonly clock: Clock;
  /** Whether a server takes connections. */
  readonly isReachable: IsReachable;
  /** How long a socket must last to count as connected, if not `LASTING_TIME`. In milliseconds. */
  readonly lastingTime?: number;
  /** For one call of Slack, if not `CALL_TIMEOUT`. Whether a call that takes longer did what it was to do isn't known. In milliseconds. */
  readonly callTimeout?: number;
}

/** The connected adapter. */
export interface SlackAdapter {
  /** The platform's name in the log. */
  readonly name: string;
  /** The HTTP routes for Slack's requests, and for people who install the app. */
  readonly routes: readonly Route[];
  /** `null`: ready; else why not, as a sentence. */
  readonly readiness: () => string | null;
  readonly redelivery: Redelivery;
  /** Takes no new requests, and resolves when those in flight are finished. */
  readonly stop: () => Promise<void>;
}

/**
 * Connects the bot to Slack: over a socket or by HTTP requests, for one workspace or for all that install the app. Resolves after
 * the first attempt. If that fails, `readiness` says why, and the adapter tries again.
 */
export async function connectSlack(options: SlackOptions): Promise<SlackAdapter> {
  const { config, settings, clock, log, callTimeout = CALL_TIMEOUT } = options;
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: callTimeout,
    // `delivery/rate-limits` decides what is retried.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  };
  const access = openAccess(options, clientOptions);
  const transport = openTransport(config.transport, clientOptions, {
    clock,
    log,
    isReachable: () => options.isReachable(config.apiUrl),
    random: Math.random,
    lastingTime: options.lastingTime,
  });
  const app = new App({
    receiver: transport.receiver,
    authorize: access.authorize,
    clientOptions,
    convoStore: false,
    extendedErrorHandler: true,
    logger: silentLogger,
  });
  const respondAtUrl = createRespondAtUrl(clock, callTimeout);
  const postMessage = createPostMessage(clock, createChannelRateLimit(clock), log);
  const updateMessage = createUpdateMessage(clock, log);
  const retry: SlackDependencies['retry'] = (call) => withRetry(clock, call);
  const deleteMessage = createDeleteMessage(clock, log);
  const deliverTo = createDeliverTo(
    { respondAtUrl, postMessage, updateMessage, deleteMessage, retry },
    log,
    english,
  );
  const clientFor: ClientFor = async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const { botToken } = await access.authorize({ teamId, enterpriseId, isEnterpriseInstall });
    return new webApi.WebClient(botToken, clientOptions);
  };
  const { bot, drained } = trackInFlight(options.bot);
  const dependencies: SlackDependencies = {
    bot,
    deliverTo,
    sessions: createAgentSessions(clock, log, english),
    log,
    words: english,
    publicUrl: settings.publicUrl,
    isAdmin: access.isAdmin,
    retry,
  };
  app.use(refuseUnknown(settings.commandName));
  registerHandlers(app, dependencies, { commandName: settings.commandName, forget: access.forget });
  app.error(onError(respondAtUrl, log, english));

  await access.check();
  await transport.start();
  return {
    name: 'slack',
    routes: [...transport.routes, ...access.routes],
    readiness: () => transport.readiness() ?? access.problem(),
    redelivery: createRedelivery(deliverTo, clientFor),
    async stop() {
      await transport.stop();
      await drained();
    },
  };
}

/** The bot, and a function that resolves when no request is in flight any more. */
function trackInFlight(bot: SlackOptions['bot']): {
  bot: SlackOptions['bot'];
  drained: () => Promise<void>;
} {
  const inFlight = new Set<Promise<void>>();
  return {
    bot: {
      ...bot,
      handle(...request) {
        const work = bot.handle(...request).finally(() => inFlight.delete(work));
        inFlight.add(work);
        return work;
      },
    },
    async drained() {
      await Promise.all(inFlight);
    },
  };
}

/** Access to the workspaces that the configuration names. */
function openAccess(
  {
    config: { access, apiUrl, admins },
    settings,
    installations,
    clock,
    log,
  }: Pick<SlackOptions, 'config' | 'settings' | 'installations' | 'clock' | 'log'>,
  clientOptions: webApi.WebClientOptions,
): WorkspaceAccess {
  const scopes = botScopes(settings);
  switch (access.kind) {
    case 'one': {
      const { botToken } = access;
      const client = new webApi.WebClient(botToken, clientOptions);
      return oneWorkspace({ botToken, client, admins, scopes, log });
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
        log,
      });
    default:
      return access satisfies never;
  }
}
