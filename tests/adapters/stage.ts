import type { Bot } from '../../src/core/bot/bot.ts';
import type { Library } from '../../src/core/bot/library.ts';
import type { BotSettings } from '../../src/core/bot/settings.ts';
import type { UnmetQuestion } from '../../src/core/ports/questions.ts';
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
  /** Such a process, of a bot whose every channel is a help channel. */
  readonly helpingBot: () => Bot;
  /** The questions that the articles don’t answer, or not well. */
  readonly unmet: () => Promise<readonly UnmetQuestion[]>;
  /** Such a process that stands still when it is asked something, as if it were killed, until it is let go on. */
  readonly standingBot: (settings?: Partial<BotSettings>) => {
    readonly bot: Bot;
    readonly goOn: () => void;
    /** Whether it was asked something. */
    readonly isStanding: () => boolean;
  };
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
    helpingBot: () => {
      const settings = { listens: 'questions', helpChannels: true } as const;
      return botOf([], { library: () => staged, store, clock, settings });
    },
    unmet: () => store.listUnmet({ since: 0, workspace: null, limit: 100 }),
    standingBot(settings = {}) {
      let isStanding = false;
      let goOn = () => {};
      const going = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const askFrom: Library['askFrom'] = (ids) => {
        const ask = library.askFrom(ids);
        return async (...asked) => {
          isStanding = true;
          await going;
          return ask(...asked);
        };
      };
      const standing = standingClock(clock);
      const bot = botOf([], { library: () => ({ ...library, askFrom }), store, clock: standing, settings });
      return { bot, goOn, isStanding: () => isStanding };
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
