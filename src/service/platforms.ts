import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { IsSignedBySlack } from '../adapters/mcp/mcp-dependencies.ts';
import type { WebAdapter } from '../adapters/web/create-web.ts';
import type { Config } from '../config/config.ts';
import { VERSION } from '../config/version.ts';
import type { Bot } from '../core/bot/bot.ts';
import type { Library } from '../core/bot/library.ts';
import type { Redelivery } from '../core/inbox/delivery.ts';
import type { Store } from '../core/ports/store.ts';
import type { Sign } from '../core/ports/system.ts';
import { isReachable } from '../system/is-reachable.ts';
import { systemClock } from '../system/system-clock.ts';

/** An HTTP path that an adapter answers on the service's one port. */
export interface Route {
  /** The whole path, without a query: `/slack/events`. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whether it is a page that anybody may ask for, as often as they may ask questions; absent where requests are signed. */
  readonly isPage?: true;
}

/** A platform that the bot is connected to. */
export interface Adapter {
  /** Its name in the log and in readiness: `slack`. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** `null` when it is ready; otherwise a sentence for operators that says why not. */
  readonly readiness: () => string | null;
  /** Delivers replies to requests that another process received; absent where no acknowledged request can be lost. */
  readonly redelivery?: Redelivery;
  /** Accepts nothing new, and resolves when everything in flight is finished. */
  readonly stop: () => Promise<void>;
}

export interface AdapterDependencies {
  readonly config: Config;
  readonly log: Logger;
  readonly bot: Bot;
  readonly store: Store;
  /** The current library: it is replaced when the articles change. */
  readonly library: () => Library;
}

interface McpDependencies extends AdapterDependencies {
  readonly sign: Sign;
  readonly gate: WebAdapter['gate'];
}

/** Connects every platform that is configured. */
export async function openAdapters(dependencies: McpDependencies): Promise<Adapter[]> {
  const opened = await Promise.all([
    openSlack(dependencies),
    openDiscord(dependencies),
    openMcp(dependencies),
  ]);
  return opened.filter((adapter) => adapter !== null);
}

async function openSlack({ config, log, bot, store }: AdapterDependencies): Promise<Adapter | null> {
  if (config.slack === null) return null;
  // The SDK is loaded only where Slack is used.
  const { connectSlack } = await import('../adapters/slack/connect-slack.ts');
  return connectSlack({
    bot,
    config: config.slack,
    settings: { ...config.bot, publicUrl: config.publicUrl },
    installations: store.installations,
    clock: systemClock,
    isReachable,
    log: (level, what, details) => log[level]({ platform: 'slack', ...details }, what),
  });
}

/** The process of a shard runs `kursk discord shard`. */
const SHARD_PROGRAM = {
  file: fileURLToPath(new URL('../../bin/kursk.js', import.meta.url)),
  args: ['discord', 'shard'],
};

/** @param isShard whether this process is for one shard, and so starts no shards itself */
export async function openDiscord(
  { config, log, bot }: AdapterDependencies,
  isShard = false,
): Promise<Adapter | null> {
  if (config.discord === null) return null;
  // The SDK is loaded only where Discord is used.
  const { connectDiscord } = await import('../adapters/discord/connect-discord.ts');
  return connectDiscord({
    bot,
    config: config.discord,
    answers: config.bot.answers,
    helpChannels: config.bot.helpChannels,
    clock: systemClock,
    isReachable,
    shardProgram: isShard ? null : SHARD_PROGRAM,
    report: ({ what, event, error }) =>
      log.warn({ platform: 'discord', event, ...(error === null ? {} : { err: error }) }, what),
  });
}

async function openMcp({ config, log, bot, library, sign, gate }: McpDependencies): Promise<Adapter | null> {
  if (config.mcp === null) return null;
  // The SDK is loaded only where it is used.
  const { createMcp } = await import('../adapters/mcp/create-mcp.ts');
  const { token, slackSigningSecret } = config.mcp;
  return createMcp({
    ...{ bot, library, sign, gate, version: VERSION },
    token,
    isSignedBySlack: slackSigningSecret === null ? null : await openSlackSignatures(slackSigningSecret),
    report: (error) => log.error({ platform: 'mcp', err: error }, 'http-fault'),
  });
}

async function openSlackSignatures(signingSecret: string): Promise<IsSignedBySlack> {
  const { isSignedBySlack } = await import('../adapters/slack/requests/signed-by-slack.ts');
  return (headers, body) => isSignedBySlack(signingSecret, headers, body);
}
