import { Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordRest } from '../../adapters/discord/discord-rest.ts';

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
