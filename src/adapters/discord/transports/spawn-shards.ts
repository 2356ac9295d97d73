import { once } from 'node:events';
import { Routes, type Shard, ShardingManager } from 'discord.js';
import { z } from 'zod';
import { lazy } from '../../../core/index/memoize.ts';
import type { DiscordConfig } from '../discord-config.ts';
import type { ReportProblem } from '../discord-dependencies.ts';
import { createRest } from '../discord-rest.ts';

/** For a shard to be ready in. In milliseconds. */
const START_TIMEOUT = 60_000;

const gatewaySchema = z.object({ shards: z.number().int().min(1) });

/** Processes, each with a shard of the gateway. */
export interface Shards {
  readonly isReady: () => boolean;
  /** Tells each process to stop, and resolves when they have. */
  readonly stop: () => Promise<void>;
}

/** The program that each process runs: it connects to the gateway as the shard that discord.js tells it to be. */
export interface ShardProgram {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * Starts a process for each shard with discord.js's ShardingManager, which starts those anew that end. Rejects where they can't
 * connect in time or the signal is aborted, and leaves none then.
 */
export async function spawnShards(
  config: DiscordConfig & { readonly token: string },
  { file, args }: ShardProgram,
  report: ReportProblem,
  signal: AbortSignal,
): Promise<Shards> {
  const { token, sharding } = config;
  const manager = new ShardingManager(file, {
    // By itself it would ask Discord's own address, whatever the configuration says.
    totalShards: sharding.shards === 'auto' ? await recommendedShards(config, signal) : sharding.shards,
    token,
    shardArgs: [...args],
  });
  let isStopping = false;
  const stop = lazy(async () => {
    isStopping = true;
    manager.respawn = false;
    await Promise.all(manager.shards.map(stopShard));
  });
  manager.on('shardCreate', (shard) => {
    // discord.js goes on to the next shard, and sees the end of one only when it waits for that.
    shard.on('spawn', () => {
      if (isStopping) queueMicrotask(() => shard.kill());
    });
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
  signal.addEventListener('abort', stop, { once: true });
  try {
    await manager.spawn({ timeout: START_TIMEOUT });
    signal.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    isReady: () => manager.shards.size === manager.totalShards && manager.shards.every(({ ready }) => ready),
    stop,
  };
}

async function stopShard(shard: Shard): Promise<void> {
  const { process } = shard;
  if (process === null || process.exitCode !== null) return;
  const exit = once(process, 'exit');
  // It would be started anew, if it weren't killed by its manager.
  shard.kill();
  await exit;
}

async function recommendedShards(config: DiscordConfig, signal: AbortSignal): Promise<number> {
  const { shards } = gatewaySchema.parse(await createRest(config).get(Routes.gatewayBot(), { signal }));
  return shards;
}
