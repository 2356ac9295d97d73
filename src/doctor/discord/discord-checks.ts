import type { DiscordConfig } from '../../adapters/discord/discord-config.ts';
import { createRest } from '../../adapters/discord/discord-rest.ts';
import { lazy } from '../../core/index/memoize.ts';
import type { Check, CheckContext, Finding } from '../check.ts';
import {
  type Application,
  checkEndpoint,
  checkIntents,
  checkPublicKey,
  checkToken,
  readApplication,
} from './check-application.ts';
import { checkCommands } from './check-commands.ts';
import { checkGateway } from './check-gateway.ts';

export function discordChecks(
  discord: DiscordConfig,
  { config, requestTimeout, guild }: CheckContext,
): Check[] {
  const { applicationId, publicKey, sharding } = discord;
  const common = {
    variables: ['DISCORD_API_URL'],
    timeout: 2 * requestTimeout,
    timeoutFix:
      'Discord can be reached but doesn’t reply: check the network and discordstatus.com, and try again.',
  };
  if (discord.token === null)
    return [
      {
        ...common,
        id: 'discord-token',
        variables: ['DISCORD_TOKEN'],
        run: async () => ({
          status: 'skip',
          found: 'The application can’t be checked, because DISCORD_TOKEN isn’t set.',
          fix: 'To check the application, set DISCORD_TOKEN for “kursk doctor” only.',
        }),
      },
    ];
  const rest = createRest(discord, { timeout: requestTimeout, retries: 0, rejectOnRateLimit: () => true });
  const application = lazy(() => readApplication(rest));

  function check(
    id: string,
    variables: readonly string[],
    inspect: (application: Application) => Finding | Promise<Finding>,
  ): Check {
    return {
      ...common,
      id,
      variables: [...common.variables, ...variables],
      run: () => inspectApplication(application, inspect),
    };
  }

  const { commandName, helpChannels } = config.bot;
  return [
    { ...common, id: 'discord-token', run: () => checkToken(application, applicationId) },
    ...(publicKey === null
      ? []
      : [check('discord-public-key', [], (known) => checkPublicKey(known, publicKey))]),
    check('discord-intents', ['LISTENS', 'HELP_CHANNELS'], (known) => checkIntents(known, helpChannels)),
    check('discord-endpoint', ['PUBLIC_URL', 'DISCORD_PUBLIC_KEY'], (known) =>
      checkEndpoint(known, config, publicKey !== null),
    ),
    check('discord-commands', ['COMMAND_NAME'], () =>
      checkCommands(rest, { applicationId, commandName, guild }),
    ),
    check('discord-gateway', ['DISCORD_SHARDS'], () => checkGateway(rest, sharding)),
  ];
}

/** Skips where the application couldn't be read: `discord-token` says why. */
async function inspectApplication(
  application: () => Promise<Application>,
  inspect: (application: Application) => Finding | Promise<Finding>,
): Promise<Finding> {
  const known = await application().catch(() => null);
  if (known === null)
    return { status: 'skip', found: 'Not known, because Discord didn’t say: see discord-token.' };
  return inspect(known);
}
