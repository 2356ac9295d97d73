import type { ChannelSettings } from './ports/settings-book.ts';
import type { Limit } from './ports/take-token.ts';

/** What the operator sets. */
export interface BotSettings {
  /** Where the operator serves the articles, without a slash at the end; `null` when nowhere. */
  readonly publicUrl: string | null;
  /** What the bot's slash command is called, without the slash. */
  readonly commandName: string;
  /** What holds in a channel where its admins haven't said otherwise. */
  readonly answers: NonNullable<ChannelSettings['answers']>;
  readonly listens: NonNullable<ChannelSettings['listens']>;
  /** How long questions and feedback are kept. 0: they aren't. */
  readonly retentionDays: number;
  /** How much a person may ask, and how much may be asked in a channel. */
  readonly personLimit: Limit;
  readonly channelLimit: Limit;
  /** How many requests are worked on at once, and how many more may wait for their turn. */
  readonly atOnce: number;
  readonly waiting: number;
  /** How long a request may take, waiting for its turn included. In milliseconds. */
  readonly timeLimit: number;
}
