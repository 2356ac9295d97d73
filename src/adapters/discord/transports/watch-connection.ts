import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import type { ReportTrouble } from '../trouble.ts';

/** What can't be mended by connecting again, and what can. */
const FATAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord doesn’t take the token: set DISCORD_TOKEN to the one on the page “Bot” of the application, and start again.',
  [GatewayCloseCodes.InvalidShard]:
    'Discord doesn’t take the number of shards: set DISCORD_SHARDS to auto, and start again.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for so few shards: set DISCORD_SHARDS to auto, and start again.',
};

/** Tells of the ways a connection can be lost and made again. Without listeners for them, an error would end the process. */
export function watchConnection(client: Client, report: ReportTrouble): void {
  const tell = (what: string, error: unknown = null) => report({ what, event: null, error });
  client.on(Events.Error, (error) => tell('discord.js failed at something.', error));
  client.on(Events.ShardError, (error, shard) => tell(`The connection of shard ${shard} failed.`, error));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    tell(
      FATAL[code] ?? `Discord closed the connection of shard ${shard} for good (code ${code}): start again.`,
    ),
  );
  // discord.js tries twice a second.
  const lost = new Set<number>();
  client.on(Events.ShardReconnecting, (shard) => {
    if (!lost.has(shard)) tell(`The connection of shard ${shard} is lost; it is being made again.`);
    lost.add(shard);
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    lost.delete(shard);
    tell(`The connection of shard ${shard} is there again, with ${replayed} events that were missed.`);
  });
  const known = new Set<number>();
  client.on(Events.ShardReady, (shard) => {
    lost.delete(shard);
    if (known.has(shard))
      tell(`The connection of shard ${shard} was made anew; what was written meanwhile is not answered.`);
    known.add(shard);
  });
}
