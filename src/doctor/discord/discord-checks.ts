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

/** What is looked at of a configured Discord. */
export function discordChecks(discord: DiscordConfig, { config, patience, guild }: CheckContext): Check[] {
  const { applicationId, publicKey, sharding } = discord;
  const common = {
    goesBy: ['DISCORD_API_URL'],
    patience: 2 * patience,
    whenLate:
      'Discord can be reached, and is silent: look at the network and at discordstatus.com, and try again.',
  };
  if (discord.token === null)
    return [
      {
        ...common,
        id: 'discord-token',
        goesBy: ['DISCORD_TOKEN'],
        examine: async () => ({
          status: 'skip',
          found: 'Discord can’t be asked about the application, as DISCORD_TOKEN isn’t set.',
          fix: 'Set DISCORD_TOKEN for “kursk doctor” alone to have the application looked at.',
        }),
      },
    ];
  const rest = createRest(discord, { timeout: patience, retries: 0, rejectOnRateLimit: () => true });
  const application = lazy(() => readApplication(rest));

  function check(
    id: string,
    goesBy: readonly string[],
    examine: (application: Application) => Finding | Promise<Finding>,
  ): Check {
    return {
      ...common,
      id,
      goesBy: [...common.goesBy, ...goesBy],
      examine: () => checkKnownApplication(application, examine),
    };
  }

  const { commandName } = config.bot;
  return [
    { ...common, id: 'discord-token', examine: () => checkToken(application, applicationId) },
    ...(publicKey === null
      ? []
      : [check('discord-public-key', [], (known) => checkPublicKey(known, publicKey))]),
    check('discord-intents', [], checkIntents),
    check('discord-endpoint', ['PUBLIC_URL', 'DISCORD_PUBLIC_KEY'], (known) =>
      checkEndpoint(known, config, publicKey !== null),
    ),
    check('discord-commands', ['COMMAND_NAME'], () =>
      checkCommands(rest, { applicationId, commandName, guild }),
    ),
    check('discord-gateway', ['DISCORD_SHARDS'], () => checkGateway(rest, sharding)),
  ];
}

/** What is found of the application; nothing where Discord didn't tell of it, which is found out elsewhere. */
async function checkKnownApplication(
  application: () => Promise<Application>,
  examine: (application: Application) => Finding | Promise<Finding>,
): Promise<Finding> {
  const known = await application().catch(() => null);
  if (known === null)
    return { status: 'skip', found: 'Not known, as Discord didn’t tell: see discord-token.' };
  return examine(known);
}
