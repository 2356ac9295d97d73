import { ApplicationFlags, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordRest } from '../../adapters/discord/discord-rest.ts';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** What is looked at of https://discord.com/developers/docs/resources/application */
const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The public key. */
  verify_key: z.string(),
  flags: z.number().default(0),
  interactions_endpoint_url: z.string().nullish(),
  approximate_guild_count: z.number().optional(),
});

/** The application as Discord has it. */
export type Application = z.infer<typeof applicationSchema>;

/** The application that a token belongs to. */
export async function readApplication(rest: Pick<DiscordRest, 'get'>): Promise<Application> {
  return applicationSchema.parse(await rest.get(Routes.currentApplication()));
}

/** Whether Discord takes the bot's token, and it is that of the configured application. */
export async function checkToken(
  application: () => Promise<Application>,
  applicationId: string,
): Promise<Finding> {
  try {
    const { id, name, approximate_guild_count: servers } = await application();
    if (id !== applicationId)
      return {
        status: 'fail',
        found: `The token is that of the application ${name} (${id}), not of ${applicationId}.`,
        fix: 'Take DISCORD_APPLICATION_ID and DISCORD_TOKEN from the same application.',
      };
    const where =
      servers === undefined ? '' : `, on about ${servers} ${servers === 1 ? 'server' : 'servers'}`;
    return { status: 'ok', found: `Discord takes the token: the bot is ${name}${where}.` };
  } catch (error) {
    return explainRefusal(
      error,
      'Discord doesn’t tell of the application',
      'Look the code up in Discord’s documentation.',
    );
  }
}

/** Whether the configured key is the one that Discord signs with. */
export function checkPublicKey({ verify_key: key }: Application, configured: string): Finding {
  if (key.toLowerCase() === configured.toLowerCase())
    return { status: 'ok', found: 'The public key is the application’s.' };
  return {
    status: 'fail',
    found: 'The public key isn’t the application’s: whatever Discord sends by HTTP is refused.',
    fix: 'Set DISCORD_PUBLIC_KEY to the one on the page “General Information” of the application.',
  };
}

/** The privileged intents, as an application has them on fewer than a hundred servers, and on more. */
const PRIVILEGED = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
] as const;

/** Whether the application has intents that the bot has no use for: it asks the gateway for none of the privileged ones. */
export function checkIntents({ flags }: Application): Finding {
  const superfluous = PRIVILEGED.filter(([, bits]) => (flags & bits) !== 0).map(([name]) => name);
  if (superfluous.length === 0)
    return { status: 'ok', found: 'The application has no privileged intent, and the bot needs none.' };
  return {
    status: 'warn',
    found: `The application may learn more than the bot needs: ${superfluous.join(', ')}.`,
    fix: 'Turn that off on the page “Bot” of the application, under “Privileged Gateway Intents”.',
  };
}

const ENDPOINT_PATH = '/discord/interactions';

/** Whether interactions come to where the bot takes them: Discord sends them to one place, the endpoint or the gateway. */
export function checkEndpoint(
  { interactions_endpoint_url: there }: Application,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  isByHttp: boolean,
): Finding {
  const ours = publicUrl === null ? `PUBLIC_URL${ENDPOINT_PATH}` : publicUrl + ENDPOINT_PATH;
  if (!there) {
    if (!isByHttp) return { status: 'ok', found: 'Interactions come over the gateway.' };
    return {
      status: 'warn',
      found:
        'Interactions come over the gateway, and none by HTTP: the application has no Interactions Endpoint URL.',
      fix: `Enter ${ours} as Interactions Endpoint URL, or leave DISCORD_PUBLIC_KEY out.`,
    };
  }
  if (!isByHttp)
    return {
      status: 'fail',
      found: `Commands and buttons don’t reach the bot: Discord sends them to ${there}, and not to the gateway.`,
      fix: 'Empty the Interactions Endpoint URL of the application, or set DISCORD_PUBLIC_KEY.',
    };
  const isOurs = publicUrl === null ? there.endsWith(ENDPOINT_PATH) : there === ours;
  if (isOurs) return { status: 'ok', found: `Interactions come by HTTP, to ${there}.` };
  return {
    status: 'fail',
    found: `Commands and buttons don’t reach the bot: Discord sends them to ${there}, and not to ${ours}.`,
    fix: `Enter ${ours} as Interactions Endpoint URL of the application.`,
  };
}
