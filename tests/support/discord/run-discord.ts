import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { connectDiscord } from '../../../src/adapters/discord/connect-discord.ts';
import type { DiscordConfig } from '../../../src/adapters/discord/discord-config.ts';
import type { Problem } from '../../../src/adapters/discord/discord-dependencies.ts';
import type { Bot } from '../../../src/core/bot/bot.ts';
import type { Redelivery } from '../../../src/core/inbox/delivery.ts';
import type { IsReachable } from '../../../src/core/ports/system.ts';
import { isReachable as canBeReached } from '../../../src/system/is-reachable.ts';
import { systemClock } from '../../../src/system/system-clock.ts';
import { listenOn } from '../loopback.ts';
import { APPLICATION, TOKEN } from './ids.ts';
import type { Payload } from './interactions.ts';
import type { LoopbackDiscord } from './loopback-discord.ts';
import { PUBLIC_KEY, signed } from './sign-interaction.ts';

export type TransportKind = 'gateway' | 'HTTP';

/** The adapter, connected to a Discord on loopback. */
export interface RunningDiscord {
  /** Sends an interaction, and resolves when the bot has dealt with it; with the first response. */
  readonly deal: (interaction: Payload) => Promise<Response>;
  /** Sends an interaction that is answered at once, and resolves with that. */
  readonly respond: (interaction: Payload) => Promise<Response>;
  /** Sends a message, and resolves when the bot has dealt with it. */
  readonly write: (message: Payload) => Promise<void>;
  /** Resolves when the bot has dealt with the event. */
  readonly dealt: (event: string) => Promise<void>;
  readonly acknowledged: () => number;
  /** The address of interactions by HTTP. */
  readonly url: string;
  readonly troubles: readonly Problem[];
  readonly readiness: () => string | null;
  readonly redelivery: Redelivery;
  readonly stop: () => Promise<void>;
}

/** The first response to an interaction. */
export interface Response {
  readonly type?: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Options {
  readonly sharding?: DiscordConfig['sharding'];
  readonly answers?: 'private' | 'public';
  readonly helpChannels?: boolean;
  readonly isReachable?: IsReachable;
  /** What is offered everywhere; otherwise what the bot offers. */
  readonly suggestions?: readonly string[];
}

export async function runDiscord(
  discord: LoopbackDiscord,
  bot: Bot,
  transport: TransportKind,
  {
    sharding = { shards: 'auto', processes: 'one' },
    answers = 'private',
    helpChannels = false,
    suggestions,
    isReachable = canBeReached,
  }: Options = {},
): Promise<RunningDiscord> {
  const happened = new EventEmitter().setMaxListeners(0);
  const troubles: Problem[] = [];
  let byHttp = 0;
  const adapter = await connectDiscord({
    config: {
      applicationId: APPLICATION,
      // Messages come over the gateway only.
      token: TOKEN,
      publicKey: PUBLIC_KEY,
      apiUrl: discord.apiUrl,
      sharding,
    },
    bot: {
      ...bot,
      browse: async (place) => {
        const offer = await bot.browse(place);
        return suggestions === undefined ? offer : { ...offer, typeAhead: suggestions };
      },
      async ignores(request, overheard) {
        const isIgnored = await bot.ignores(request, overheard);
        if (isIgnored) happened.emit(`dealt ${request.event}`);
        return isIgnored;
      },
      async handle(request, ...delivery) {
        await bot.handle(request, ...delivery);
        happened.emit(`dealt ${request.event}`);
      },
    },
    answers,
    helpChannels,
    clock: systemClock,
    isReachable,
    shardProgram: null,
    report: (trouble) => troubles.push(trouble),
  });
  while (adapter.readiness() !== null) await systemClock.wait(5);
  const [route] = adapter.routes;
  const server = createServer((request, response) => route?.handle(request, response));
  const url = await listenOn(server);

  async function send(interaction: Payload): Promise<Response> {
    if (transport === 'HTTP') {
      const body = JSON.stringify(interaction);
      const response = await fetch(url, { method: 'POST', body, headers: signed(body) });
      if (response.ok) byHttp += 1;
      return response.ok ? Object(await response.json()) : {};
    }
    discord.gateway.dispatch('INTERACTION_CREATE', interaction);
    const { body } = await discord.rest.requestLike(({ path }) =>
      path.startsWith(`/interactions/${interaction.id}/`),
    );
    return body;
  }

  async function dealt(event: string): Promise<void> {
    await once(happened, `dealt ${event}`);
  }

  return {
    async deal(interaction) {
      const done = dealt(interaction.id);
      const response = await send(interaction);
      await done;
      return response;
    },
    respond: send,
    async write(message) {
      const done = dealt(message.id);
      discord.gateway.dispatch('MESSAGE_CREATE', message);
      await done;
    },
    dealt,
    acknowledged: () =>
      byHttp + discord.rest.requests.filter(({ path }) => /\/(?:callback|typing)$/.test(path)).length,
    url,
    troubles,
    readiness: adapter.readiness,
    redelivery: adapter.redelivery,
    async stop() {
      await Promise.all([adapter.stop(), bot.stop()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
