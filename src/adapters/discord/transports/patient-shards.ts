import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import { z } from 'zod';
import { createRetryPauses, LASTING_TIME } from '../../../core/inbox/retry-pauses.ts';
import type { Clock, IsReachable } from '../../../core/ports/system.ts';

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;

/** How long discord.js itself waits before it connects a shard again. In milliseconds. */
const PAUSE_OF_DISCORD_JS = 500;

export interface PatientShardsOptions {
  readonly clock: Clock;
  readonly isReachable: IsReachable;
  /** From 0 to 1. */
  readonly random: () => number;
  /** A shard's connection was closed, with this code. Called before discord.js tells so. */
  readonly onClosed: (shard: number, code: number) => void;
  /** What went wrong inside discord.js, where nothing can catch it. */
  readonly onError: (error: unknown) => void;
}

/**
 * discord.js's strategy to run shards in this process, but for three things. After a connection that didn't last, the next attempt
 * waits longer each time; discord.js tries twice a second. A malformed event, at which discord.js throws inside the socket's
 * listener, is reported; else the process would end. So is what can't be sent because the socket was replaced meanwhile.
 */
export function patientShards(options: PatientShardsOptions): BuildStrategy {
  return (manager) => {
    const emit = (...event: readonly unknown[]): boolean => {
      try {
        const [name, details] = event;
        const closed = name === 'closed' ? closedSchema.safeParse(details).data : undefined;
        if (closed !== undefined) options.onClosed(closed.shardId, closed.code);
        return Reflect.apply(manager.emit, manager, event);
      } catch (error) {
        options.onError(error);
        return true;
      }
    };
    const strategy = new SimpleShardingStrategy(Object.create(manager, { emit: { value: emit } }));
    const spawn = strategy.spawn.bind(strategy);
    return Object.assign(strategy, {
      async spawn(ids: number[]): Promise<void> {
        await spawn(ids);
        const { url } = await manager.fetchGatewayInformation();
        for (const shard of shardsOf(strategy)) makePatient(shard, url, options);
      },
    });
  };
}

const closedSchema = z.object({ code: z.number(), shardId: z.number() });

/** The part of discord.js's shards that is used and replaced here: its types say another class by that name. */
interface Shard {
  readonly on: (event: 'ready' | 'resumed', listener: () => void) => unknown;
  destroy: (options?: { readonly recover?: unknown }) => Promise<void>;
  send: (payload: unknown) => Promise<void>;
}

const functionSchema = z.custom((value) => typeof value === 'function');
const shapeSchema = z.looseObject({ on: functionSchema, destroy: functionSchema, send: functionSchema });
const shardsSchema = z.map(
  z.number(),
  z.custom<Shard>((value) => shapeSchema.safeParse(value).success),
);

/** @throws ZodError where discord.js keeps them otherwise */
function shardsOf(strategy: SimpleShardingStrategy): Iterable<Shard> {
  return shardsSchema.parse(Reflect.get(strategy, 'shards')).values();
}

/** @param url of the gateway */
function makePatient(
  shard: Shard,
  url: string,
  { clock, random, isReachable, onError }: PatientShardsOptions,
): void {
  const [destroy, send] = [shard.destroy.bind(shard), shard.send.bind(shard)];
  const pauses = createRetryPauses({ clock, random, isReachable: () => isReachable(url) });
  let connectedAt = Number.POSITIVE_INFINITY;
  let pausing: AbortController | null = null;
  const connected = () => {
    connectedAt = clock.now();
  };
  shard.on('ready', connected);
  shard.on('resumed', connected);

  async function pause(): Promise<void> {
    if (clock.now() - connectedAt >= LASTING_TIME) pauses.reset();
    connectedAt = Number.POSITIVE_INFINITY;
    pausing = new AbortController();
    await pauses.wait(pausing.signal, PAUSE_OF_DISCORD_JS);
    pausing = null;
  }

  shard.destroy = async (options = {}) => {
    if (options.recover === undefined) {
      pausing?.abort('closed');
      return destroy(options);
    }
    // A heartbeat that fails meanwhile wants the same.
    if (pausing !== null) return;
    await pause();
    await destroy(options);
  };
  shard.send = (payload) => send(payload).catch(onError);
}
