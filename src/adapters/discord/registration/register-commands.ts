import { Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordRest } from '../discord-rest.ts';
import { changesBetween } from './changes-between.ts';
import { commandsOf } from './commands-of.ts';

const publishedSchema = z.array(z.looseObject({ name: z.string() }));

export interface Registration {
  readonly applicationId: string;
  readonly commandName: string;
  /** The server to publish them on; `null`: everywhere. */
  readonly guild: string | null;
}

/** Publishes the bot's commands where they aren't published as they are to be. @returns what changed, a line a command */
export async function registerCommands(
  rest: Pick<DiscordRest, 'get' | 'put'>,
  { applicationId, commandName, guild }: Registration,
): Promise<string[]> {
  const wanted = commandsOf(commandName, guild === null);
  const route =
    guild === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const published = publishedSchema.parse(await rest.get(route, { query }));
  const changes = changesBetween(
    published,
    wanted.map((command) => ({ ...command })),
  );
  if (changes.length > 0) await rest.put(route, { body: wanted });
  return changes;
}
