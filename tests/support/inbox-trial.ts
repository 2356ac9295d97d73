import type { Bot } from '../../src/core/bot/bot.ts';
import type { Reply } from '../../src/core/bot/reply.ts';
import type { Request } from '../../src/core/bot/request.ts';
import type { Deliver } from '../../src/core/inbox/delivery.ts';
import type { BotEvent, Handled } from '../../src/core/ports/observe.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { articleOf } from './articles.ts';
import { botOf, libraryOf } from './bot-of.ts';
import { type ManualClock, manualClock } from './clocks.ts';
import { memoryStore } from './memory-store.ts';
import { ADA, CHANNEL } from './talk-with.ts';

export const LIBRARY = libraryOf([articleOf(['Mary Miller runs the mill.'])]);

/** What `LIBRARY` answers, as an event. */
export const QUESTION: Request = {
  event: 'Ev1',
  asker: ADA,
  place: CHANNEL,
  action: { kind: 'ask', question: 'Who runs the mill?', way: 'mention' },
};

/** Bots over one store and one clock, and what came of what they were told. */
export interface Trial {
  readonly clock: ManualClock;
  readonly store: Store;
  /** A new process of the bot. */
  readonly bot: (parts?: Parameters<typeof botOf>[1]) => Bot;
  readonly deliver: Deliver;
  readonly delivered: readonly Reply[];
  readonly events: readonly BotEvent[];
  /** What became of each request, in the order they were done with. */
  readonly outcomes: () => Handled['outcome'][];
}

export function newTrial(): Trial {
  const clock = manualClock();
  const store = memoryStore(clock);
  const delivered: Reply[] = [];
  const events: BotEvent[] = [];
  const observe = (event: BotEvent) => {
    events.push(event);
  };
  return {
    clock,
    store,
    bot: (parts) => botOf([], { library: () => LIBRARY, clock, store, observe, ...parts }),
    deliver: async (reply) => {
      delivered.push(reply);
    },
    delivered,
    events,
    outcomes: () => events.flatMap((event) => (event.kind === 'handled' ? [event.outcome] : [])),
  };
}
