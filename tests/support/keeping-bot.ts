import { onTestFinished } from 'vitest';
import type { Bot } from '../../src/core/bot/bot.ts';
import type { BotSettings } from '../../src/core/bot/settings.ts';
import type { BotEvent } from '../../src/core/ports/observe.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Clock } from '../../src/core/ports/system.ts';
import { watchKeptAnswers } from '../../src/service/watch-kept-answers.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { botOf, TEST_SEALER } from './bot-of.ts';
import { memoryStore } from './memory-store.ts';
import { MILL, MOOR } from './mill-talk.ts';

/** A bot that keeps answers, and quotes them, as the service does. */
export interface KeepingBot {
  readonly bot: Bot;
  readonly store: Store;
  readonly observed: readonly BotEvent[];
}

/**
 * @param store of another one, to be a replica of it
 * @param clock one that stands, to be a process that does; by default it goes
 */
export function keepingBot(
  settings: Partial<BotSettings> = {},
  store: Store = memoryStore(systemClock),
  clock?: Clock,
): KeepingBot {
  const observed: BotEvent[] = [];
  const stopping = new AbortController();
  const watch = watchKeptAnswers({
    ...{ store: store.keptAnswers, sealer: TEST_SEALER, reader: null, embedder: null },
    log: { info: () => {}, error: () => {} },
    signal: stopping.signal,
    languages: () => ['en'],
  });
  onTestFinished(async () => {
    stopping.abort();
    await watch.ended;
  });
  const bot = botOf([MILL, MOOR], {
    settings,
    store,
    answers: watch.shelves,
    observe: (event) => observed.push(event),
    ...(clock !== undefined && { clock }),
  });
  return { bot, store, observed };
}
