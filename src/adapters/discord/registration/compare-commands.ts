import { type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
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

/** The bot's commands beside those that are published. */
export interface Comparison {
  readonly wanted: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** What is to change, a line a command: `+` new, `~` changed, `-` gone. */
  readonly changes: readonly string[];
  /** Where they are published. */
  readonly route: `/${string}`;
}

/** Looks at what is published. */
export async function compareCommands(
  rest: Pick<DiscordRest, 'get'>,
  { applicationId, commandName, guild }: Registration,
): Promise<Comparison> {
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
  return { wanted, changes, route };
}
