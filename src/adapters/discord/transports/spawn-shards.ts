import { once } from 'node:events';
import { Routes, type Shard, ShardingManager } from 'discord.js';
import { z } from 'zod';
import { lazy } from '../../../core/index/memoize.ts';
import type { DiscordConfig } from '../discord-config.ts';
import type { ReportProblem } from '../discord-dependencies.ts';
import { createRest } from '../discord-rest.ts';
import type { Gateway } from './gateway.ts';

/** For a shard to become ready. In milliseconds. */
const START_TIMEOUT = 60_000;

/** The program that each process runs. It connects to the gateway as the shard that discord.js's ShardingManager sets. */
export interface ShardProgram {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * Connects to the gateway with a process for each shard. discord.js's ShardingManager starts the processes, and restarts those that
 * end. If they can't connect in time, or the signal is aborted, rejects and leaves none running.
 */
export async function spawnShards(
  config: DiscordConfig & { readonly token: string },
  { file, args }: ShardProgram,
  report: ReportProblem,
  signal: AbortSignal,
): Promise<Gateway> {
  const { token, sharding } = config;
  const manager = new ShardingManager(file, {
    // The manager itself would ask Discord's own address, and not that of the configuration.
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
    // The manager goes on to spawn shards after `stop`, so each of those is killed as soon as it runs.
    shard.on('spawn', () => {
      if (isStopping) queueMicrotask(() => shard.kill());
    });
    shard.on('death', () => {
      if (!isStopping)
        report({
          what: `The process of shard ${shard.id} has ended; it is being restarted.`,
          event: null,
          error: null,
        });
    });
    shard.on('error', (error) =>
      report({ what: `The process of shard ${shard.id} can’t be reached.`, event: null, error }),
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
    problem() {
      const areReady =
        manager.shards.size === manager.totalShards && manager.shards.every(({ ready }) => ready);
      return areReady ? null : 'Not all shards are connected to Discord: the log says why.';
    },
    close: stop,
  };
}

async function stopShard(shard: Shard): Promise<void> {
  const { process } = shard;
  if (process === null || process.exitCode !== null) return;
  const exit = once(process, 'exit');
  // Killed through the manager, which would restart the process otherwise.
  shard.kill();
  await exit;
}

const gatewaySchema = z.object({ shards: z.number().int().min(1) });

async function recommendedShards(config: DiscordConfig, signal: AbortSignal): Promise<number> {
  const { shards } = gatewaySchema.parse(await createRest(config).get(Routes.gatewayBot(), { signal }));
  return shards;
}
