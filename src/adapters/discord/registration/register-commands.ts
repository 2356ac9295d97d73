import { isDeepStrictEqual } from 'node:util';
import { type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordRest } from '../discord-rest.ts';
import { buildCommands } from './build-commands.ts';

/** Publishes the bot's commands where they aren't published as they are to be. @returns what changed, a line a command */
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
  /** The server to publish them on; `null`: everywhere. */
  readonly guild: string | null;
}

/** The bot's commands beside those that are published. */
export interface CommandComparison {
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

/** A command, published or to be. */
export type PublishedCommand = Readonly<Record<string, unknown>> & { readonly name: string };

/** What Discord adds to a command by itself. */
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

/** What is to change, a line a command; empty when Discord has them as they are to be. */
function diffCommands(published: readonly PublishedCommand[], wanted: readonly PublishedCommand[]): string[] {
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

function isSameCommand(a: PublishedCommand, b: PublishedCommand): boolean {
  return a.name === b.name && (a.type ?? 1) === (b.type ?? 1);
}

/** Which of its fields are otherwise now. */
function changedFields(before: PublishedCommand, after: PublishedCommand): string[] {
  const [was, is] = [withoutDefaults(before), withoutDefaults(after)];
  const fields = new Set(
    [...Object.keys(was), ...Object.keys(is)].filter((field) => !ADDED_BY_DISCORD.has(field)),
  );
  return [...fields].filter((field) => !isDeepStrictEqual(was[field], is[field]));
}

/** Without what says no more than its absence: Discord leaves some of it out, and adds other. */
function withoutDefaults(value: object): Record<string, unknown> {
  const entries = Object.entries(value).map(([field, said]) => [field, normalised(said)] as const);
  return Object.fromEntries(entries.filter(([, said]) => !isDefault(said)));
}

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalised);
  return typeof value === 'object' && value !== null ? withoutDefaults(value) : value;
}
