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
  Status,
} from 'discord.js';
import { createBoundedMap } from '../../../core/bot/bounded-map.ts';
import { LASTING_TIME } from '../../../core/inbox/retry-pauses.ts';
import type { Clock, IsReachable } from '../../../core/ports/system.ts';
import type { DiscordConfig } from '../discord-config.ts';
import type { DiscordDependencies, ReportProblem } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import { handleInteraction } from '../handlers/handle-interaction.ts';
import { handleMessage, type LookUpChannel, requestOfMessage } from '../handlers/handle-message.ts';
import type { Respond } from '../handlers/handle-request.ts';
import type { KnownChannel } from '../requests/asker-and-place.ts';
import {
  type AnyInteraction,
  channelSchema,
  interactionSchema,
  type MessageEvent,
  messageEventSchema,
} from '../requests/payloads.ts';
import { patientShards } from './patient-shards.ts';

/** None of these intents is privileged. */
const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** For a connection to be closed. discord.js waits for ever if it is still being made. In milliseconds. */
const CLOSE_TIMEOUT = 2_000;

/** An open connection to the gateway. */
export interface Gateway {
  /** `null`: connected; else why not, as a sentence. */
  readonly problem: () => string | null;
  /** Closes the connection. Requests in flight go on. */
  readonly close: () => Promise<void>;
}

export interface GatewayOptions {
  /** Tracks a request in flight. */
  readonly track: (work: Promise<void>) => void;
  readonly clock: Clock;
  readonly isReachable: IsReachable;
  /** Aborts the attempt to connect. */
  readonly signal: AbortSignal;
}

/**
 * Connects to the gateway with discord.js. Reads the payloads of events before discord.js makes objects of them, so that they are the
 * same as over HTTP. If it can't connect or is aborted, rejects and leaves nothing open.
 */
export async function openGateway(
  { token, apiUrl, sharding, applicationId }: DiscordConfig & { readonly token: string },
  dependencies: DiscordDependencies,
  { track, clock, isReachable, signal }: GatewayOptions,
): Promise<Gateway> {
  const reportMalformed = (error: unknown) =>
    dependencies.report({
      what: 'Discord sent an event that makes no sense to the bot; it was skipped. Update the bot.',
      event: null,
      error,
    });
  let closed: string | null = null;
  const onClosed = (shard: number, code: number) => {
    closed = `The connection of shard ${shard} is lost (${describeClose(code)}); it is being made again.`;
  };
  // What can't be sent over a socket that was replaced, or not opened yet, is of no use on the next one.
  const onError = (error: unknown) => {
    const isNotOpen = error instanceof Error && error.message.startsWith('WebSocket');
    if (!isNotOpen) reportMalformed(error);
  };
  const client = new Client({
    // Privileged, and asked for only where help channels are on.
    intents: [...INTENTS, ...(dependencies.helpChannels ? [GatewayIntentBits.MessageContent] : [])],
    rest: { api: apiUrl },
    ws: { buildStrategy: patientShards({ clock, isReachable, random: Math.random, onClosed, onError }) },
    makeCache: boundedCaches,
    ...shardsOf(sharding),
  });
  const lookUp = createChannelLookUp(client, dependencies.rest);
  let isClosing = false;
  reportConnection(
    client,
    () => closed,
    clock,
    (problem) => {
      if (!isClosing) dependencies.report(problem);
    },
  );

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => {
    const parsed = interactionSchema.safeParse(data);
    if (!parsed.success) return reportMalformed(parsed.error);
    const interaction = parsed.data;
    // Pings come over HTTP only, and have no id to respond to.
    if (interaction.type === InteractionType.Ping) return;
    track(handleInteraction(interaction, respondTo(interaction, dependencies), dependencies));
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
    const parsed = messageEventSchema.safeParse(data);
    if (!parsed.success) return reportMalformed(parsed.error);
    track(dealWith(parsed.data));
  });

  async function dealWith(message: MessageEvent): Promise<void> {
    try {
      const request = await requestOfMessage(message, {
        self: client.user?.id ?? applicationId,
        lookUp,
        helpChannels: dependencies.helpChannels,
      });
      if (request !== null) await handleMessage(request, dependencies);
    } catch (error) {
      dependencies.report({ what: adviceFor(error), event: message.id, error });
    }
  }

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
    problem() {
      const { shards } = client.ws;
      const isReady = shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
      return isReady ? null : (closed ?? 'The connection to Discord is being made.');
    },
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

/** How many channels that discord.js doesn't know are remembered. */
const MAX_CHANNELS = 10_000;

/** Asks Discord for what discord.js doesn't know: threads that were archived when the bot connected. */
function createChannelLookUp(
  { channels }: Pick<Client, 'channels'>,
  rest: DiscordDependencies['rest'],
): LookUpChannel {
  const fetched = createBoundedMap<string, KnownChannel>(MAX_CHANNELS);
  return async (id) => {
    const cached = channels.cache.get(id);
    if (cached !== undefined)
      return {
        id,
        type: cached.type,
        parent_id: cached.isThread() ? cached.parentId : null,
        name: cached.isThread() ? cached.name : null,
      };
    const known = fetched.get(id) ?? channelSchema.parse(await rest.get(Routes.channel(id)));
    fetched.set(id, known);
    return known;
  };
}

/** The shards of this process. In a process of its own, discord.js's ShardingManager sets them. */
function shardsOf({ shards, processes }: DiscordConfig['sharding']) {
  if (processes === 'each') return {};
  if (shards === 'auto') return { shards };
  return { shardCount: shards, shards: Array.from({ length: shards }, (_, shard) => shard) };
}

/** What an operator can do about close codes after which reconnecting is useless. */
const FATAL_CLOSES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord doesn’t take the token: set DISCORD_TOKEN to the one on the page “Bot” of the application, and start again.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord doesn’t let the bot read channels: turn on Message Content Intent on the page “Bot” of the application, or turn help channels off (LISTENS, HELP_CHANNELS), and start again.',
  [GatewayCloseCodes.InvalidShard]:
    'Discord doesn’t take the number of shards: set DISCORD_SHARDS to auto, and start again.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for so few shards: set DISCORD_SHARDS to auto, and start again.',
};

/** Discord's own word for why it closed a connection, as far as it says. */
function describeClose(code: number): string {
  const name: unknown = Reflect.get(GatewayCloseCodes, code);
  return typeof name === 'string' ? `code ${code}, ${name}` : `code ${code}`;
}

/**
 * Reports when a connection is lost and made again. Without these listeners an error would end the process.
 *
 * @param lastClose why the last connection was lost, as a sentence
 */
function reportConnection(
  client: Client,
  lastClose: () => string | null,
  { now }: Pick<Clock, 'now'>,
  reportProblem: ReportProblem,
): void {
  const report = (what: string, error: unknown = null) => reportProblem({ what, event: null, error });
  client.on(Events.Error, (error) => report('discord.js failed.', error));
  client.on(Events.ShardError, (error, shard) => report(`The connection of shard ${shard} failed.`, error));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    report(
      FATAL_CLOSES[code] ??
        `Discord closed the connection of shard ${shard} for good (code ${code}): start again.`,
    ),
  );
  const shards = new Map<number, ShardReports>();
  const reportsOf = (shard: number): ShardReports => {
    const reports = shards.get(shard) ?? { ...NOTHING_REPORTED };
    shards.set(shard, reports);
    return reports;
  };
  const lose = (shard: number, what: string) => {
    const reports = reportsOf(shard);
    if (reports.connectedAt !== null && now() - reports.connectedAt >= LASTING_TIME)
      Object.assign(reports, { loss: null, isBackReported: false });
    if (!reports.isLost && reports.loss !== what) report(what);
    Object.assign(reports, { isLost: true, loss: what, connectedAt: null });
  };
  const connect = (shard: number, what: string | null) => {
    const reports = reportsOf(shard);
    if (what !== null && !reports.isBackReported) report(what);
    Object.assign(reports, { isLost: false, isBackReported: what !== null, connectedAt: now() });
  };
  client.on(Events.ShardReconnecting, (shard) =>
    lose(shard, lastClose() ?? `The connection of shard ${shard} is lost; it is being made again.`),
  );
  client.on(Events.ShardResume, (shard, replayed) =>
    connect(shard, `The connection of shard ${shard} is back, with ${replayed} events that were missed.`),
  );
  const seen = new Set<number>();
  client.on(Events.ShardReady, (shard) => {
    const anew = `The connection of shard ${shard} was made anew; what was written in the meantime is not answered.`;
    connect(shard, seen.has(shard) ? anew : null);
    seen.add(shard);
  });
}

/** What was reported of a shard's connection: losses that follow each other, before one has lasted, are reported once. */
interface ShardReports {
  isLost: boolean;
  loss: string | null;
  isBackReported: boolean;
  connectedAt: number | null;
}

const NOTHING_REPORTED: ShardReports = {
  isLost: false,
  loss: null,
  isBackReported: false,
  connectedAt: null,
};

/** Caches the bot itself and nobody else. */
const OWN_ENTRY_ONLY = {
  maxSize: 0,
  keepOverLimit: ({ id, client }: CachedItem) => id === client.user?.id,
} as const;

interface CachedItem {
  readonly id: string;
  readonly client: Pick<Client, 'user'>;
}

/**
 * The caches of discord.js. By default it keeps everybody who ever wrote where the bot can read, and what they wrote. The bot looks up
 * only the types of channels.
 */
export const boundedCaches = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  UserManager: OWN_ENTRY_ONLY,
  GuildMemberManager: OWN_ENTRY_ONLY,
});
