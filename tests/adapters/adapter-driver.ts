import type { Bot } from '../../src/core/bot/bot.ts';
import type { BotCommand } from '../../src/core/bot/request.ts';
import type { ControlKind } from '../../src/core/ports/control-kinds.ts';

/** How a person of the contract asks. */
export type Asking = 'command' | 'mention' | 'direct';

/** One thing that people see on the platform: a message, or what a message was changed to. */
export interface Shown {
  /**
   * All that a screen reader reads of it, as people read it: unescaped, without what the platform draws around it. Where
   * lines break doesn't matter.
   */
  readonly text: string;
  readonly audience: 'asker' | 'everyone';
}

/** The people in a channel: whoever asks, somebody else, and an admin of the bot. */
export type Person = 'asker' | 'other' | 'admin';

/** What people do in a channel whose messages the bot is sent. */
export interface Channel {
  /** Somebody writes, to nobody in particular or below an earlier message; resolves when the bot has dealt with it. */
  readonly write: (
    text: string,
    event: string,
    details?: { readonly by?: Person; readonly below?: string },
  ) => Promise<void>;
  /** Somebody deletes what they wrote. */
  readonly retract: (event: string) => void;
  readonly press: (kind: ControlKind, by: Person) => Promise<void>;
  /** Where the latest message is shown: below the message of which event. */
  readonly shownBelow: () => string | null;
  /** How many of its own messages the bot has deleted. */
  readonly deleted: () => number;
}

/** An adapter that is running, as the people on its platform see it. */
export interface RunningAdapter {
  /**
   * Asks, and resolves when all that comes of it has been shown.
   *
   * @param event tells events apart; the same again is another delivery of it
   */
  readonly ask: (question: string, how: Asking, event: string) => Promise<void>;
  /** Uses a command of the bot's own, such as "help". */
  readonly command: (name: string) => Promise<void>;
  /** Presses the latest control of this kind that is shown, the first of several, and fills its form. */
  readonly press: (kind: ControlKind, reason?: string) => Promise<void>;
  /** Presses the same, but with another signature. */
  readonly pressForged: (kind: ControlKind) => Promise<void>;
  /** How many events and presses the platform has been told are received. */
  readonly acknowledged: () => number;
  /** Deals with what other processes left, until the signal is aborted; where the platform acknowledges. */
  readonly keepTakingUp?: (signal: AbortSignal) => Promise<void>;
  /** Oldest first. */
  readonly shown: () => readonly Shown[];
  /** Absent where there are no channels, or the bot can't be sent what is written there. */
  readonly channel?: Channel;
  readonly stop: () => Promise<void>;
}

/** What a platform can do. The contract leaves out what it can't. */
export interface Abilities {
  readonly asking: readonly Asking[];
  /** It wants to be told at once that an event was received. */
  readonly acknowledges: boolean;
  /** It may deliver an event again. */
  readonly redelivers: boolean;
  /** It can show something to one person only. */
  readonly hides: boolean;
  /** Controls stay where they are when the bot is restarted. */
  readonly keepsControls: boolean;
  /** The commands it has; absent: all that are for everybody. */
  readonly commands?: readonly BotCommand[];
  /** The kinds that can be pressed there. */
  readonly controls: readonly ControlKind[];
}

/** What an adapter's tests bring along to run the contract. */
export interface AdapterDriver {
  readonly name: string;
  readonly abilities: Abilities;
  /** Starts the adapter with a bot: afresh, or after `stop`, on the same platform with all that was shown there. */
  readonly start: (bot: Bot) => Promise<RunningAdapter>;
  /** What in a text that was sent the platform would obey: a ping, a link, formatting, a control sequence. */
  readonly hazards: () => readonly string[];
}
