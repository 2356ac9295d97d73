import { createRest } from '../../adapters/discord/create-rest.ts';
import type { DiscordConfig } from '../../adapters/discord/discord-config.ts';
import { onlyOnce } from '../../core/only-once.ts';
import type { Check } from '../check.ts';
import type { DoctorParts } from '../doctor-parts.ts';
import type { Finding } from '../finding.ts';
import { type Application, readApplication } from './application.ts';
import { checkCommands } from './check-commands.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkGateway } from './check-gateway.ts';
import { checkIntents } from './check-intents.ts';
import { checkPublicKey } from './check-public-key.ts';
import { checkToken } from './check-token.ts';
import { onceKnown } from './once-known.ts';

/** What is looked at of a configured Discord. */
export function discordChecks(discord: DiscordConfig, { config, patience, guild }: DoctorParts): Check[] {
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
  const application = onlyOnce(() => readApplication(rest));

  function check(
    id: string,
    goesBy: readonly string[],
    examine: (application: Application) => Finding | Promise<Finding>,
  ): Check {
    return {
      ...common,
      id,
      goesBy: [...common.goesBy, ...goesBy],
      examine: () => onceKnown(application, examine),
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
