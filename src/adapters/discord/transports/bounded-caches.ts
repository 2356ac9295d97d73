import { type Client, Options } from 'discord.js';

/** Nobody but the bot itself. */
const ITSELF = { maxSize: 0, keepOverLimit: ({ id, client }: Known) => id === client.user?.id } as const;

interface Known {
  readonly id: string;
  readonly client: Pick<Client, 'user'>;
}

/**
 * What discord.js remembers. By itself it is everybody who ever wrote where the bot can read, and what they wrote; the bot looks
 * up nothing but what kind of channel one is.
 */
export const boundedCaches = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  UserManager: ITSELF,
  GuildMemberManager: ITSELF,
});
