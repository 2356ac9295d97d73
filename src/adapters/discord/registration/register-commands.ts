import { isDeepStrictEqual } from 'node:util';
import { type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordRest } from '../discord-rest.ts';
import { buildCommands } from './build-commands.ts';

/** Publishes the bot's commands unless they are up to date. @returns the changes, a line for each command */
export async function registerCommands(
  rest: Pick<DiscordRest, 'get' | 'put'>,
  registration: Registration,
): Promise<readonly string[]> {
  const { wanted, changes, route } = await compareCommands(rest, registration);
  if (changes.length > 0) await rest.put(route, { body: wanted });
  return changes;
}

const publishedSchema = z.array(z.looseObject({ name: z.string() }));

export interface Registration {
  readonly applicationId: string;
  readonly commandName: string;
  /** The server to publish the commands on; `null`: everywhere. */
  readonly guild: string | null;
}

/** The bot's commands compared to the published ones. */
export interface CommandComparison {
  readonly wanted: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** A line for each command that is new (`+`), changed (`~`) or gone (`-`). */
  readonly changes: readonly string[];
  /** The route of Discord's API to publish them at. */
  readonly route: `/${string}`;
}

/** Compares the bot's commands to the published ones, without a change. */
export async function compareCommands(
  rest: Pick<DiscordRest, 'get'>,
  { applicationId, commandName, guild }: Registration,
): Promise<CommandComparison> {
  const wanted = buildCommands(commandName, guild === null);
  const route =
    guild === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const published = publishedSchema.parse(await rest.get(route, { query }));
  const changes = diffCommands(
    published,
    wanted.map((command) => ({ ...command })),
  );
  return { wanted, changes, route };
}

/** A command in Discord's JSON. */
type CommandJson = Readonly<Record<string, unknown>> & { readonly name: string };

/** Fields that Discord adds to a published command. */
const ADDED_BY_DISCORD = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'default_permission',
  'nsfw',
  'dm_permission',
  'handler',
]);

/** A line for each command that differs; empty if Discord has them as wanted. */
function diffCommands(published: readonly CommandJson[], wanted: readonly CommandJson[]): string[] {
  const gone = published.filter((one) => !wanted.some((other) => isSameCommand(one, other)));
  return [
    ...wanted.flatMap((command) => {
      const before = published.find((other) => isSameCommand(command, other));
      if (before === undefined) return [`+ ${command.name}`];
      const changed = changedFields(before, command);
      return changed.length === 0 ? [] : [`~ ${command.name}: ${changed.join(', ')}`];
    }),
    ...gone.map(({ name }) => `- ${name}`),
  ];
}

function isSameCommand(a: CommandJson, b: CommandJson): boolean {
  return a.name === b.name && (a.type ?? 1) === (b.type ?? 1);
}

/** The names of the fields that differ. */
function changedFields(before: CommandJson, after: CommandJson): string[] {
  const [was, is] = [withoutDefaults(before), withoutDefaults(after)];
  const fields = new Set(
    [...Object.keys(was), ...Object.keys(is)].filter((field) => !ADDED_BY_DISCORD.has(field)),
  );
  return [...fields].filter((field) => !isDeepStrictEqual(was[field], is[field]));
}

/** Without fields that have their default value: Discord leaves some of them out, and adds others. */
function withoutDefaults(value: object): Record<string, unknown> {
  const entries = Object.entries(value).map(([field, content]) => [field, normalised(content)] as const);
  return Object.fromEntries(entries.filter(([, content]) => !isDefault(content)));
}

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalised);
  return typeof value === 'object' && value !== null ? withoutDefaults(value) : value;
}
