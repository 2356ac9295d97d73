import { webApi } from '@slack/bolt';
import { botScopes } from '../../adapters/slack/manifest.ts';
import { silentLogger } from '../../adapters/slack/slack-client.ts';
import type { SlackConfig } from '../../adapters/slack/slack-config.ts';
import { lazy } from '../../core/index/memoize.ts';
import type { Check, CheckContext } from '../check.ts';
import { checkBlocks } from './check-blocks.ts';
import {
  checkAppToken,
  checkBotToken,
  checkInstalling,
  checkScopes,
  checkSigningSecret,
} from './check-credentials.ts';
import { checkManifest } from './check-manifest.ts';

export function slackChecks(
  slack: SlackConfig,
  { config, requestTimeout, slackManifest }: CheckContext,
): Check[] {
  const common = {
    variables: ['SLACK_API_URL'],
    timeout: 2 * requestTimeout,
    timeoutFix:
      'Slack can be reached but doesn’t reply: check the network and slack-status.com, and try again.',
  };
  const client = (token: string | null) => openClient(token, slack.apiUrl, requestTimeout);
  const { publicUrl, bot } = config;
  return [...accessChecks(), transportCheck(), manifestCheck()];

  function accessChecks(): Check[] {
    const { access } = slack;
    switch (access.kind) {
      case 'one': {
        const identify = lazy(() => client(access.botToken).auth.test());
        return [
          { ...common, id: 'slack-token', run: () => checkBotToken(identify) },
          {
            ...common,
            id: 'slack-scopes',
            variables: [...common.variables, 'LISTENS', 'HELP_CHANNELS'],
            run: () => checkScopes(identify, botScopes(bot)),
          },
          { ...common, id: 'slack-blocks', run: () => checkBlocks(client(access.botToken)) },
        ];
      }
      case 'many':
        return [{ ...common, id: 'slack-installing', run: () => checkInstalling(client(null), access) }];
      default:
        return access satisfies never;
    }
  }

  function transportCheck(): Check {
    const { transport } = slack;
    switch (transport.kind) {
      case 'socket':
        return { ...common, id: 'slack-app-token', run: () => checkAppToken(client(transport.appToken)) };
      case 'http': {
        const { signingSecret } = transport;
        return {
          ...common,
          id: 'slack-signing-secret',
          run: async () => checkSigningSecret(signingSecret),
        };
      }
      default:
        return transport satisfies never;
    }
  }

  function manifestCheck(): Check {
    const { commandName, listens, helpChannels } = bot;
    return {
      ...common,
      id: 'slack-manifest',
      variables: ['COMMAND_NAME', 'LISTENS', 'HELP_CHANNELS', 'PUBLIC_URL'],
      run: () => {
        const isForMany = slack.access.kind === 'many';
        const transport = slack.transport.kind;
        const needed = { commandName, listens, helpChannels, transport, publicUrl, isForMany };
        return checkManifest(needed, slackManifest);
      },
    };
  }
}

/** A client of Slack's Web API that never retries. @param timeout in milliseconds */
function openClient(token: string | null, apiUrl: string, timeout: number): webApi.WebClient {
  return new webApi.WebClient(token ?? undefined, {
    slackApiUrl: apiUrl,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
}
