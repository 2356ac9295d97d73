import { once } from 'node:events';
import {
  Client,
  GatewayDispatchEvents,
  GatewayIntentBits,
  InteractionType,
  Routes,
  Status,
} from 'discord.js';
import type { Clock } from '../../../core/ports/clock.ts';
import type { DiscordConfig } from '../discord-config.ts';
import type { DiscordKit } from '../discord-kit.ts';
import type { Respond } from '../handlers/defer.ts';
import { handleInteraction } from '../handlers/handle-interaction.ts';
import { handleMessage } from '../handlers/handle-message.ts';
import { type AnyInteraction, interactionSchema } from '../payloads/interaction.ts';
import { messageEventSchema } from '../payloads/message-event.ts';
import { requestOfMessage } from '../requests/request-of-message.ts';
import { boundedCaches } from './bounded-caches.ts';
import { guardedStrategy } from './guarded-strategy.ts';
import { watchConnection } from './watch-connection.ts';

/** None of them is privileged. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** For a connection to be closed: discord.js waits for ever where one is just being made. In milliseconds. */
const GOODBYE = 2_000;

/** An open connection to the gateway. */
export interface Gateway {
  readonly isReady: () => boolean;
  /** Closes it. What was begun goes on. */
  readonly close: () => Promise<void>;
}

export interface Opening {
  /** Told of everything that is begun. */
  readonly begin: (work: Promise<void>) => void;
  readonly clock: Pick<Clock, 'wait'>;
  /** Aborted when the connection isn't wanted any more. */
  readonly signal: AbortSignal;
}

/**
 * Connects to the gateway with discord.js. Events are taken as they come, before discord.js makes objects of them, so that they are
 * the same as those that come by HTTP. Rejects where that fails or isn't wanted any more, and leaves nothing open then.
 */
export async function openGateway(
  { token, apiUrl, sharding, applicationId }: DiscordConfig & { readonly token: string },
  kit: DiscordKit,
  { begin, clock, signal }: Opening,
): Promise<Gateway> {
  const malformed = (error: unknown) =>
    kit.report({
      what: 'Discord sent an event that makes no sense, and it was passed over. Update the bot.',
      event: null,
      error,
    });
  const client = new Client({
    intents: INTENTS,
    rest: { api: apiUrl },
    ws: { buildStrategy: guardedStrategy(malformed) },
    makeCache: boundedCaches,
    ...shardsOf(sharding),
  });
  let isClosing = false;
  watchConnection(client, (trouble) => {
    if (!isClosing) kit.report(trouble);
  });

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => {
    const parsed = interactionSchema.safeParse(data);
    if (!parsed.success) return malformed(parsed.error);
    const interaction = parsed.data;
    // A ping comes by HTTP only, and has no address of its own to be answered at.
    if (interaction.type === InteractionType.Ping) return;
    begin(handleInteraction(interaction, respondTo(interaction, kit), kit));
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
    const parsed = messageEventSchema.safeParse(data);
    if (!parsed.success) return malformed(parsed.error);
    const typeOf = (channel: string) => client.channels.cache.get(channel)?.type ?? null;
    const request = requestOfMessage(parsed.data, client.user?.id ?? applicationId, typeOf);
    if (request !== null) begin(handleMessage(request, kit));
  });

  async function close(): Promise<void> {
    isClosing = true;
    await Promise.race([client.destroy(), clock.wait(GOODBYE)]);
  }

  try {
    await Promise.race([client.login(token), untilAborted(signal)]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    isReady: () =>
      client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready),
    close,
  };
}

/** Rejects when the signal is aborted. */
async function untilAborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

function respondTo({ id, token }: AnyInteraction, { rest }: DiscordKit): Respond {
  return async (response) => {
    await rest.post(Routes.interactionCallback(id, token), { body: response, auth: false });
  };
}

/** A process of discord.js's ShardingManager is told by it which shard it has. */
function shardsOf({ shards, processes }: DiscordConfig['sharding']) {
  if (processes === 'each') return {};
  if (shards === 'auto') return { shards };
  return { shardCount: shards, shards: Array.from({ length: shards }, (_, shard) => shard) };
}
