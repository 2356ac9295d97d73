import type { DiscordRest } from '../discord-rest.ts';
import { compareCommands, type Registration } from './compare-commands.ts';

/** Publishes the bot's commands where they aren't published as they are to be. @returns what changed, a line a command */
export async function registerCommands(
  rest: Pick<DiscordRest, 'get' | 'put'>,
  registration: Registration,
): Promise<readonly string[]> {
  const { wanted, changes, route } = await compareCommands(rest, registration);
  if (changes.length > 0) await rest.put(route, { body: wanted });
  return changes;
}
