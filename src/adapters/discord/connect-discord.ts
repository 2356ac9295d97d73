import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Redelivery } from '../../core/inbox/delivery.ts';
import type { Clock, IsReachable } from '../../core/ports/system.ts';
import { createRedelivery } from './delivery/deliver.ts';
import type { DiscordConfig } from './discord-config.ts';
import type { DiscordDependencies } from './discord-dependencies.ts';
import { createRest } from './discord-rest.ts';
import { type Gateway, openGateway } from './transports/gateway.ts';
import { createHttpReceiver } from './transports/http-receiver.ts';
import { keepConnected } from './transports/keep-connected.ts';
import { type ShardProgram, spawnShards } from './transports/spawn-shards.ts';

export interface DiscordOptions extends Omit<DiscordDependencies, 'rest'> {
  readonly config: DiscordConfig;
  readonly clock: Clock;
  /** Whether a server takes connections. */
  readonly isReachable: IsReachable;
  /** The program that the process of each shard runs; `null` inside such a process. */
  readonly shardProgram: ShardProgram | null;
}

/** The connected adapter. */
export interface DiscordAdapter {
  readonly name: 'discord';
  readonly routes: readonly {
    readonly path: string;
    readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  }[];
  /** `null`: ready; else why not, as a sentence for operators. */
  readonly readiness: () => string | null;
  readonly redelivery: Redelivery;
  /** Takes no new requests, and resolves when those in flight are finished. */
  readonly stop: () => Promise<void>;
}

/**
 * Connects the bot to Discord: over the gateway if there is a token, over HTTP if there is a public key. Resolves after the first
 * attempt. If that fails, `readiness` says why, and the adapter tries again.
 */
export async function connectDiscord({
  config,
  clock,
  isReachable,
  shardProgram,
  ...options
}: DiscordOptions): Promise<DiscordAdapter> {
  const dependencies: DiscordDependencies = { ...options, rest: createRest(config) };
  const inFlight = new Set<Promise<void>>();
  let isStopping = false;

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  }

  function open(token: string, signal: AbortSignal): Promise<Gateway> {
    if (config.sharding.processes === 'one' || shardProgram === null)
      return openGateway({ ...config, token }, dependencies, { track, clock, isReachable, signal });
    return spawnShards({ ...config, token }, shardProgram, options.report, signal);
  }

  const { token, publicKey } = config;
  const gateway =
    token === null
      ? null
      : keepConnected((signal) => open(token, signal), options.report, {
          clock,
          isReachable: () => isReachable(config.apiUrl),
          random: Math.random,
        });
  await gateway?.firstAttempt;
  const receive = publicKey === null ? null : createHttpReceiver(publicKey, dependencies, () => clock.now());

  return {
    name: 'discord',
    routes:
      receive === null
        ? []
        : [
            {
              path: '/discord/interactions',
              handle(request, response) {
                if (isStopping) response.writeHead(503).end();
                else track(receive(request, response));
              },
            },
          ],
    readiness: () => gateway?.readiness() ?? null,
    redelivery: createRedelivery(dependencies),
    async stop() {
      isStopping = true;
      await gateway?.close();
      await Promise.all(inFlight);
    },
  };
}
