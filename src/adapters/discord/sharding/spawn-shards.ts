import { once } from 'node:events';
import { Routes, type Shard, ShardingManager } from 'discord.js';
import { z } from 'zod';
import { createRest } from '../create-rest.ts';
import type { DiscordConfig } from '../discord-config.ts';
import type { ReportTrouble } from '../trouble.ts';

/** For a shard to be ready in. In milliseconds. */
const START_TIME = 60_000;

const gatewaySchema = z.object({ shards: z.number().int().min(1) });

/** Processes, each with a shard of the gateway. */
export interface Shards {
  readonly areReady: () => boolean;
  /** Tells each process to stop, and resolves when they have. */
  readonly stop: () => Promise<void>;
}

/** The program that each process runs: it connects to the gateway as the shard that discord.js tells it to be. */
export interface ShardProgram {
  readonly file: string;
  readonly args: readonly string[];
}

/** Starts a process for each shard with discord.js's ShardingManager, which starts those anew that end. */
export async function spawnShards(
  config: DiscordConfig & { readonly token: string },
  { file, args }: ShardProgram,
  report: ReportTrouble,
): Promise<Shards> {
  const { token, sharding } = config;
  const manager = new ShardingManager(file, {
    // By itself it would ask Discord's own address, whatever the configuration says.
    totalShards: sharding.shards === 'auto' ? await recommended(config) : sharding.shards,
    token,
    shardArgs: [...args],
  });
  let isStopping = false;
  manager.on('shardCreate', (shard) => {
    shard.on('death', () => {
      if (!isStopping)
        report({
          what: `The process of shard ${shard.id} has ended; it is started anew.`,
          event: null,
          error: null,
        });
    });
    shard.on('error', (error) =>
      report({ what: `The process of shard ${shard.id} is not to be spoken to.`, event: null, error }),
    );
  });
  await manager.spawn({ timeout: START_TIME });
  return {
    areReady: () => manager.shards.size === manager.totalShards && manager.shards.every(({ ready }) => ready),
    async stop() {
      isStopping = true;
      manager.respawn = false;
      await Promise.all(manager.shards.map(ended));
    },
  };
}

async function ended(shard: Shard): Promise<void> {
  const { process } = shard;
  if (process === null || process.exitCode !== null) return;
  const exit = once(process, 'exit');
  // It would be started anew, if it weren't killed by its manager.
  shard.kill();
  await exit;
}

async function recommended(config: DiscordConfig): Promise<number> {
  const { shards } = gatewaySchema.parse(await createRest(config).get(Routes.gatewayBot()));
  return shards;
}
