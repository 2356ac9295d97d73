import { ApplicationFlags, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordRest } from '../../adapters/discord/discord-rest.ts';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** The fields that are checked: https://discord.com/developers/docs/resources/application */
const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The public key. */
  verify_key: z.string(),
  flags: z.number().default(0),
  /** The same as a decimal number, with flags that don't fit into `flags`; older servers don't send it. */
  flags_new: z
    .string()
    .regex(/^\d{1,30}$/)
    .nullish(),
  interactions_endpoint_url: z.string().nullish(),
  approximate_guild_count: z.number().optional(),
});

export type Application = z.infer<typeof applicationSchema>;

/** Reads the application that the token belongs to. */
export async function readApplication(rest: Pick<DiscordRest, 'get'>): Promise<Application> {
  return applicationSchema.parse(await rest.get(Routes.currentApplication()));
}

/** Checks that Discord accepts the bot's token, and that it belongs to the configured application. */
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
    return { status: 'ok', found: `Discord accepts the token: the bot is ${name}${where}.` };
  } catch (error) {
    return explainRefusal(
      error,
      'Discord doesn’t show the application',
      'Look up the code in Discord’s documentation.',
    );
  }
}

/** Checks that the configured key is the one that Discord signs with. */
export function checkPublicKey({ verify_key: key }: Application, configured: string): Finding {
  if (key.toLowerCase() === configured.toLowerCase())
    return { status: 'ok', found: 'The public key belongs to the application.' };
  return {
    status: 'fail',
    found:
      'The public key doesn’t belong to the application: the bot refuses whatever Discord sends by HTTP.',
    fix: 'Set DISCORD_PUBLIC_KEY to the one on the page “General Information” of the application.',
  };
}

/** The flags of each privileged intent: the first is for applications on a hundred servers or more, the second for smaller ones. */
const PRIVILEGED = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
] as const;

const CONTENT = 'Message Content';

/** Checks for the one privileged intent that help channels need, and warns of others. */
export function checkIntents({ flags, flags_new }: Application, helpChannels: boolean): Finding {
  const all = BigInt(flags_new ?? flags);
  const granted = PRIVILEGED.filter(([, bits]) => (all & BigInt(bits)) !== 0n).map(([name]) => name);
  if (helpChannels && !granted.includes(CONTENT))
    return {
      status: 'fail',
      found: 'The bot may not read channels, as help channels need: Discord will refuse the connection.',
      fix: 'Turn on “Message Content Intent” on the page “Bot” of the application, or turn help channels off (LISTENS, HELP_CHANNELS).',
    };
  const superfluous = granted.filter((name) => name !== CONTENT || !helpChannels);
  if (superfluous.length === 0)
    return {
      status: 'ok',
      found: helpChannels
        ? 'The application has the one privileged intent that help channels need, Message Content, and no other.'
        : 'The application has no privileged intent, and the bot needs none.',
    };
  return {
    status: 'warn',
    found: `The application may learn more than the bot needs: ${superfluous.join(', ')}.`,
    fix: 'Turn that off on the page “Bot” of the application, under “Privileged Gateway Intents”.',
  };
}

const ENDPOINT_PATH = '/discord/interactions';

/** Checks that interactions reach the bot. Discord sends them either to the HTTP endpoint or over the gateway. */
export function checkEndpoint(
  { interactions_endpoint_url: actual }: Application,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  usesHttp: boolean,
): Finding {
  const expected = publicUrl === null ? `PUBLIC_URL${ENDPOINT_PATH}` : publicUrl + ENDPOINT_PATH;
  if (!actual) {
    if (!usesHttp) return { status: 'ok', found: 'Interactions come over the gateway.' };
    return {
      status: 'warn',
      found:
        'Interactions come over the gateway instead of HTTP: the application has no Interactions Endpoint URL.',
      fix: `Enter ${expected} as Interactions Endpoint URL, or leave DISCORD_PUBLIC_KEY out.`,
    };
  }
  if (!usesHttp)
    return {
      status: 'fail',
      found: `Commands and buttons don’t reach the bot: Discord sends them to ${actual}, not over the gateway.`,
      fix: 'Empty the Interactions Endpoint URL of the application, or set DISCORD_PUBLIC_KEY.',
    };
  const isOurs = publicUrl === null ? actual.endsWith(ENDPOINT_PATH) : actual === expected;
  if (isOurs) return { status: 'ok', found: `Interactions come by HTTP, to ${actual}.` };
  return {
    status: 'fail',
    found: `Commands and buttons don’t reach the bot: Discord sends them to ${actual}, not to ${expected}.`,
    fix: `Enter ${expected} as Interactions Endpoint URL of the application.`,
  };
}
