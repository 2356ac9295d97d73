import type { Bot } from '../../src/core/bot/bot.ts';
import type { KeptFor } from '../../src/core/ports/kept-answers.ts';

/** People in a channel: whoever asks, others who ask, a colleague who knows, and whoever keeps what that one writes. */
export type Colleague = 'asker' | 'other' | 'author' | 'keeper';

/** What Bob, the author, wrote: a greeting, and the answer. */
export const WRITTEN = { greeting: 'Hi!', answer: 'Hold the blue button of the gateway for ten seconds.' };

/** What somebody decides in the form. The greeting is left out. */
export interface Decided {
  readonly questions: string;
  readonly audience: KeptFor;
  /** `null`: it has no end. */
  readonly until: string | null;
}

/** A form that the platform shows. */
export interface OpenedForm {
  /** All of it, as the platform was sent it. */
  readonly text: string;
  /** Submits it. The platform may deliver that again, to any process. */
  readonly submit: (decided: Decided, times?: number) => Promise<void>;
}

/** One thing that people see. */
export interface Seen {
  readonly text: string;
  readonly audience: 'asker' | 'everyone';
}

/** A process of the bot, as people on its platform see it. */
export interface RunningKeeping {
  /** Asks by mention in the channel, or by command, and resolves when all that comes of it has been shown. */
  readonly ask: (question: string, how: 'mention' | 'command', by?: Colleague) => Promise<void>;
  /** Chooses *Keep as an answer* in the menu of the author's message, or of a bot's. `null`: no form opens. */
  readonly openForm: (details?: {
    readonly by?: Colleague;
    readonly isBots?: boolean;
  }) => Promise<OpenedForm | null>;
  /** The author presses *Withdraw* under what they were told. */
  readonly withdraw: () => Promise<void>;
  /** Whoever asks presses *Share* under the latest answer that has it. */
  readonly share: () => Promise<void>;
  /** Whoever asks presses *Don’t tell me* under the latest answer that has it. */
  readonly decline: () => Promise<void>;
  /** Does what follows when something is kept, until the signal is aborted. */
  readonly keepTelling: (signal: AbortSignal) => Promise<void>;
  /** All that anybody sees on the platform, oldest first. */
  readonly seen: () => readonly Seen[];
  readonly stop: () => Promise<void>;
}

/** What a platform's tests bring along to run the suite for keeping. */
export interface KeepingDriver {
  readonly name: string;
  /** How a link to the kept message begins. */
  readonly linkStart: string;
  /** Starts a process with a bot, beside those that run on the same platform. */
  readonly start: (bot: Bot) => Promise<RunningKeeping>;
}
