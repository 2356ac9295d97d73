import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Bot } from '../core/bot.ts';
import type { Library } from '../core/library.ts';
import type { Store } from '../core/ports/store.ts';
import type { Adapter } from './adapter.ts';
import { openDiscord } from './open-discord.ts';
import { openSlack } from './open-slack.ts';

/** What an adapter is opened with. */
export interface ServiceParts {
  readonly config: Config;
  readonly log: Logger;
  readonly bot: Bot;
  readonly store: Store;
  /** What is answered from now. */
  readonly library: () => Library;
}

/** Connects a platform; `null` where the configuration doesn't have it. */
export type OpenAdapter = (parts: ServiceParts) => Promise<Adapter | null>;

const PLATFORMS: readonly OpenAdapter[] = [openSlack, (parts) => openDiscord(parts)];

/** Connects every platform that is configured. */
export async function openAdapters(parts: ServiceParts): Promise<Adapter[]> {
  const opened = await Promise.all(PLATFORMS.map((open) => open(parts)));
  return opened.filter((adapter) => adapter !== null);
}
