import { once } from 'node:events';
import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  InteractionType,
  Options,
  Routes,
  SimpleShardingStrategy,
  Status,
  type WebSocketOptions,
} from 'discord.js';
import type { Clock } from '../../../core/ports/system.ts';
import type { DiscordConfig } from '../discord-config.ts';
import type { DiscordDependencies, ReportProblem } from '../discord-dependencies.ts';
import { handleInteraction } from '../handlers/handle-interaction.ts';
import { handleMessage, requestOfMessage } from '../handlers/handle-message.ts';
import type { Respond } from '../handlers/handle-request.ts';
import { type AnyInteraction, interactionSchema, messageEventSchema } from '../requests/payloads.ts';

/** None of them is privileged. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** For a connection to be closed: discord.js waits for ever where one is just being made. In milliseconds. */
const CLOSE_TIMEOUT = 2_000;

/** An open connection to the gateway. */
export interface Gateway {
  readonly isReady: () => boolean;
  /** Closes it. What was begun goes on. */
  readonly close: () => Promise<void>;
}

export interface GatewayOptions {
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
  dependencies: DiscordDependencies,
  { begin, clock, signal }: GatewayOptions,
): Promise<Gateway> {
  const malformed = (error: unknown) =>
    dependencies.report({
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
    if (!isClosing) dependencies.report(trouble);
  });

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => {
    const parsed = interactionSchema.safeParse(data);
    if (!parsed.success) return malformed(parsed.error);
    const interaction = parsed.data;
    // A ping comes by HTTP only, and has no address of its own to be answered at.
    if (interaction.type === InteractionType.Ping) return;
    begin(handleInteraction(interaction, respondTo(interaction, dependencies), dependencies));
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
    const parsed = messageEventSchema.safeParse(data);
    if (!parsed.success) return malformed(parsed.error);
    const typeOf = (channel: string) => client.channels.cache.get(channel)?.type ?? null;
    const request = requestOfMessage(parsed.data, client.user?.id ?? applicationId, typeOf);
    if (request !== null) begin(handleMessage(request, dependencies));
  });

  async function close(): Promise<void> {
    isClosing = true;
    await Promise.race([client.destroy(), clock.wait(CLOSE_TIMEOUT)]);
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

function respondTo({ id, token }: AnyInteraction, { rest }: DiscordDependencies): Respond {
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
function watchConnection(client: Client, report: ReportProblem): void {
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

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;

/**
 * discord.js's own way to hold its shards, but that an event it can't make sense of is reported: by itself discord.js throws
 * inside the socket's listener, where nothing can catch it, and the process ends.
 */
function guardedStrategy(onFault: (error: unknown) => void): BuildStrategy {
  return (manager) => {
    const emit = (...event: readonly unknown[]): boolean => {
      try {
        return Reflect.apply(manager.emit, manager, event);
      } catch (error) {
        onFault(error);
        return true;
      }
    };
    return new SimpleShardingStrategy(Object.create(manager, { emit: { value: emit } }));
  };
}

/** Nobody but the bot itself. */
const OWN_ENTRY_ONLY = {
  maxSize: 0,
  keepOverLimit: ({ id, client }: CachedItem) => id === client.user?.id,
} as const;

interface CachedItem {
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
  UserManager: OWN_ENTRY_ONLY,
  GuildMemberManager: OWN_ENTRY_ONLY,
});
