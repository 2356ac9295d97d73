import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bot } from '../../core/bot/bot.ts';
import type { Redelivery } from '../../core/inbox/delivery.ts';
import type { Clock } from '../../core/ports/system.ts';
import { createRedelivery } from './delivery/deliver.ts';
import type { DiscordConfig } from './discord-config.ts';
import type { DiscordDependencies, ReportProblem } from './discord-dependencies.ts';
import { createRest } from './discord-rest.ts';
import { type Gateway, openGateway } from './transports/gateway.ts';
import { createHttpReceiver } from './transports/http-receiver.ts';
import { keepConnected } from './transports/keep-connected.ts';
import { type ShardProgram, spawnShards } from './transports/spawn-shards.ts';

export interface DiscordOptions {
  readonly config: DiscordConfig;
  readonly bot: Pick<Bot, 'handle' | 'formFor'>;
  readonly answers: DiscordDependencies['answers'];
  readonly suggestions: DiscordDependencies['suggestions'];
  readonly clock: Clock;
  /** What each process of a shard runs; `null` in such a process itself. */
  readonly shardProgram: ShardProgram | null;
  readonly report: ReportProblem;
}

/** Discord, connected. */
export interface DiscordAdapter {
  readonly name: 'discord';
  readonly routes: readonly {
    readonly path: string;
    readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  }[];
  /** `null` when it is ready; else why not, as a sentence for operators. */
  readonly readiness: () => string | null;
  readonly redelivery: Redelivery;
  /** Takes nothing new, and resolves when what was begun is finished. */
  readonly stop: () => Promise<void>;
}

/**
 * Connects the bot to Discord: over the gateway where there is a token, by HTTP where there is a public key. Resolves when that
 * was tried; what goes wrong is told by `readiness`, and tried again.
 */
export async function connectDiscord({
  config,
  clock,
  shardProgram,
  ...parts
}: DiscordOptions): Promise<DiscordAdapter> {
  const rest = createRest(config);
  const dependencies: DiscordDependencies = { ...parts, rest };
  const begun = new Set<Promise<void>>();
  let isStopping = false;

  function begin(work: Promise<void>): void {
    const tracked = work.finally(() => begun.delete(tracked));
    begun.add(tracked);
  }

  const { token, publicKey } = config;
  async function open(token: string, signal: AbortSignal): Promise<Gateway> {
    if (config.sharding.processes === 'one' || shardProgram === null)
      return openGateway({ ...config, token }, dependencies, { begin, clock, signal });
    const { isReady: areReady, stop } = await spawnShards(
      { ...config, token },
      shardProgram,
      parts.report,
      signal,
    );
    return { isReady: areReady, close: stop };
  }

  const gateway = token === null ? null : keepConnected((signal) => open(token, signal), clock, parts.report);
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
                else begin(receive(request, response));
              },
            },
          ],
    readiness: () => gateway?.readiness() ?? null,
    redelivery: createRedelivery(dependencies),
    async stop() {
      isStopping = true;
      await gateway?.close();
      await Promise.all(begun);
    },
  };
}
