import { z } from 'zod';
import type { DiscordConfig } from '../adapters/discord/discord-config.ts';
import { oneOf } from './variable.ts';

const PUBLIC_API = 'https://discord.com/api';

/** More shards are for bots in a hundred thousand servers. */
const MAX_SHARDS = 64;
const SHARDS_EXPECTED = `must be auto, or a whole number from 1 to ${MAX_SHARDS}`;

/** The variables of Discord, each checked by itself. */
export const discordVariables = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a bot token: three pieces with full stops between')
    .optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{15,21}$/, 'must be the id of an application: 15 to 21 digits')
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be the public key of an application: 64 hexadecimal digits')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .default(PUBLIC_API),
  DISCORD_SHARDS: z
    .union(
      [
        z.literal('auto'),
        z.coerce
          .number(SHARDS_EXPECTED)
          .int(SHARDS_EXPECTED)
          .min(1, SHARDS_EXPECTED)
          .max(MAX_SHARDS, SHARDS_EXPECTED),
      ],
      SHARDS_EXPECTED,
    )
    .default('auto'),
  DISCORD_PROCESSES: oneOf(['one', 'each'], 'one'),
};

type DiscordVariables = z.infer<z.ZodObject<typeof discordVariables>>;

/** @returns `null` when Discord isn't configured; a sentence on what is wrong when the variables don't go together */
export function discordConfigOf(set: DiscordVariables): DiscordConfig | null | string {
  const { DISCORD_TOKEN: token = null, DISCORD_PUBLIC_KEY: publicKey = null } = set;
  const { DISCORD_APPLICATION_ID: applicationId, DISCORD_API_URL: apiUrl } = set;
  const { DISCORD_SHARDS: shards, DISCORD_PROCESSES: processes } = set;
  const hasCredential = token !== null || publicKey !== null;
  if (applicationId === undefined) {
    if (!hasCredential) return null;
    return 'Discord needs DISCORD_APPLICATION_ID: the id on the page “General Information” of the application.';
  }
  if (!hasCredential)
    return 'Discord needs DISCORD_TOKEN, for the gateway, or DISCORD_PUBLIC_KEY, for interactions by HTTP.';
  return { applicationId, token, publicKey, apiUrl, sharding: { shards, processes } };
}
