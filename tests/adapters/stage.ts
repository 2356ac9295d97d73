import type { Bot } from '../../src/core/bot/bot.ts';
import type { Library } from '../../src/core/bot/library.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { articleOf } from '../support/articles.ts';
import { ALWAYS_UNSURE, botOf, libraryOf } from '../support/bot-of.ts';
import { standingClock } from '../support/clocks.ts';
import { memoryStore } from '../support/memory-store.ts';
import { MILL } from '../support/mill-talk.ts';

/** What every platform has a meaning for, and must not act on. */
export const HOSTILE =
  '<!channel> <@U123> <@123> @everyone @here *bold* **bold** _it_ ~no~ ||spoiler|| `code` # heading [a](https://evil.example) <https://evil.example|b> &lt;b&gt; <script>alert(1)</script>';

const ARTICLE = articleOf(
  [
    ...MILL.passages.map(({ text }) => text),
    `The hostile sign says ${HOSTILE} to everybody.`,
    'The unseen poster says in\u202Evoice and pay\u200Bpal, \u2067می‌خواهم\u2069.',
  ],
  MILL,
);

/** A bot for the contract, whose work can be held up and made to fail. */
export interface Stage {
  /** A new process of the bot, with what the others remember. */
  readonly bot: () => Bot;
  /** Such a process that stands still when it is asked something, as if it were killed, until it is let go on. */
  readonly standingBot: () => { readonly bot: Bot; readonly goOn: () => void };
  /** Lets so many milliseconds pass for whoever asks what time it is. */
  readonly pass: (milliseconds: number) => void;
  /** Holds all answers up until it is called. */
  readonly hold: () => () => void;
  /** Lets the next answers fail, until it is called. */
  readonly fail: () => () => void;
  /** Makes the bot unsure of the next answers, until it is called. */
  readonly doubt: () => () => void;
}

export function createStage(): Stage {
  let passed = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + passed };
  const store = memoryStore(clock);
  const library = libraryOf([ARTICLE]);
  const unsureLibrary = libraryOf([ARTICLE], ALWAYS_UNSURE);
  let held = Promise.resolve();
  let isFailing = false;
  let isUnsure = false;
  const staged = {
    ...library,
    askFrom: (ids: readonly string[] | null) => {
      const [ask, askUnsure] = [library.askFrom(ids), unsureLibrary.askFrom(ids)];
      return async (...asked: Parameters<typeof ask>) => {
        await held;
        if (isFailing) throw new Error('made to fail');
        return isUnsure ? askUnsure(...asked) : ask(...asked);
      };
    },
  };
  return {
    bot: () => botOf([], { library: () => staged, store, clock }),
    standingBot() {
      let goOn = () => {};
      const going = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const askFrom: Library['askFrom'] = (ids) => {
        const ask = library.askFrom(ids);
        return async (...asked) => {
          await going;
          return ask(...asked);
        };
      };
      const bot = botOf([], { library: () => ({ ...library, askFrom }), store, clock: standingClock(clock) });
      return { bot, goOn };
    },
    pass(milliseconds) {
      passed += milliseconds;
    },
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    fail() {
      isFailing = true;
      return () => {
        isFailing = false;
      };
    },
    doubt() {
      isUnsure = true;
      return () => {
        isUnsure = false;
      };
    },
  };
}
