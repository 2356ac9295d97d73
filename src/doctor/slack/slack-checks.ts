import { webApi } from '@slack/bolt';
import { botScopes } from '../../adapters/slack/manifest.ts';
import { silentLogger } from '../../adapters/slack/slack-client.ts';
import type { SlackConfig } from '../../adapters/slack/slack-config.ts';
import { lazy } from '../../core/index/memoize.ts';
import type { Check, CheckContext } from '../check.ts';
import {
  checkAppToken,
  checkBotToken,
  checkInstalling,
  checkScopes,
  checkSigningSecret,
} from './check-credentials.ts';
import { checkManifest } from './check-manifest.ts';

/** What is looked at of a configured Slack. */
export function slackChecks(slack: SlackConfig, { config, patience, slackManifest }: CheckContext): Check[] {
  const common = {
    goesBy: ['SLACK_API_URL'],
    patience: 2 * patience,
    whenLate:
      'Slack can be reached, and is silent: look at the network and at slack-status.com, and try again.',
  };
  const client = (token: string | null) => openClient(token, slack.apiUrl, patience);
  const { publicUrl, bot } = config;
  return [...accessChecks(), transportCheck(), manifestCheck()];

  function accessChecks(): Check[] {
    const { access } = slack;
    switch (access.kind) {
      case 'one': {
        const identify = lazy(() => client(access.botToken).auth.test());
        return [
          { ...common, id: 'slack-token', examine: () => checkBotToken(identify) },
          {
            ...common,
            id: 'slack-scopes',
            goesBy: [...common.goesBy, 'LISTENS'],
            examine: () => checkScopes(identify, botScopes(bot)),
          },
        ];
      }
      case 'many':
        return [{ ...common, id: 'slack-installing', examine: () => checkInstalling(client(null), access) }];
      default:
        return access satisfies never;
    }
  }

  function transportCheck(): Check {
    const { transport } = slack;
    switch (transport.kind) {
      case 'socket':
        return { ...common, id: 'slack-app-token', examine: () => checkAppToken(client(transport.appToken)) };
      case 'http': {
        const { signingSecret } = transport;
        return {
          ...common,
          id: 'slack-signing-secret',
          examine: async () => checkSigningSecret(signingSecret),
        };
      }
      default:
        return transport satisfies never;
    }
  }

  function manifestCheck(): Check {
    const { commandName, listens } = bot;
    return {
      ...common,
      id: 'slack-manifest',
      goesBy: ['COMMAND_NAME', 'LISTENS', 'PUBLIC_URL'],
      examine: () => {
        const isForMany = slack.access.kind === 'many';
        const transport = slack.transport.kind;
        return checkManifest({ commandName, listens, transport, publicUrl, isForMany }, slackManifest);
      },
    };
  }
}

/** Slack's Web API, asked once and not for longer than so many milliseconds. @param token `null`: without one */
function openClient(token: string | null, apiUrl: string, patience: number): webApi.WebClient {
  return new webApi.WebClient(token ?? undefined, {
    slackApiUrl: apiUrl,
    timeout: patience,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
}
