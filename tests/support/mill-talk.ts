import type { Bot } from '../../src/core/bot/bot.ts';
import type { Asker } from '../../src/core/bot/request.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { articleOf } from './articles.ts';
import { botOf } from './bot-of.ts';
import { type ManualClock, manualClock } from './clocks.ts';
import { memoryStore } from './memory-store.ts';
import { ADA, CHANNEL, type Talk, talkWith } from './talk-with.ts';

export const MILL = articleOf(
  [
    'The mill stands by the river.',
    'Mary Miller runs the mill. She has run it since 1990.',
    'The mill grinds wheat and rye.',
    'The mill burnt down twice.',
    'The mill has a wheel of oak.',
    'Whoever visits the mill gets a loaf.',
  ],
  { id: 'mill', title: 'The mill' },
);
export const MOOR = articleOf(['The moor is wide, and nobody lives there.'], {
  id: 'moor',
  title: 'The moor',
});

export const BEN: Asker = { ...ADA, id: 'U2', name: 'Ben' };
export const ADMIN: Asker = { ...ADA, id: 'U9', name: 'Grace', isAdmin: true };
export const DIRECT = { ...CHANNEL, channel: 'D1', conversation: 'D1' };

/** Something like a gap: it has words of the mill, and the articles don't say. */
export const UNANSWERED = 'Who painted the wheel of the brewery yesterday?';

/** A talk with a bot that knows of a mill and a moor, and all behind it. */
export interface MillTalk {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly bot: Bot;
  readonly talk: Talk;
}

export function millTalk(): MillTalk {
  const clock = manualClock();
  const store = memoryStore(clock);
  const bot = botOf([MILL, MOOR], { clock, store });
  return { clock, store, bot, talk: talkWith(bot) };
}
