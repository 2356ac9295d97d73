import type { Bot } from '../../core/bot/bot.ts';
import type { DiscordRest } from './discord-rest.ts';

/** What the handlers work with. */
export interface DiscordDependencies {
  readonly bot: Pick<Bot, 'handle' | 'ignores' | 'formFor' | 'browse' | 'prepareKeeping'>;
  readonly rest: DiscordRest;
  /** Who will most likely see the answer to a command. A deferred response can't change between private and public later. */
  readonly answers: 'private' | 'public';
  /** Whether the bot is sent what people write to each other in channels. */
  readonly helpChannels: boolean;
  readonly report: ReportProblem;
}

/** A problem between the bot and Discord, for operators. */
export interface Problem {
  /** What happened and what to do about it, without anything that people wrote. */
  readonly what: string;
  /** The id of the event it happened with; `null` if it is about the connection. */
  readonly event: string | null;
  /** `null` if nothing was thrown. */
  readonly error: unknown;
}

/** Logs a problem. Must not throw. */
export type ReportProblem = (problem: Problem) => void;
