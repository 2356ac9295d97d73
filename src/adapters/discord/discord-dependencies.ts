import type { Bot } from '../../core/bot/bot.ts';
import type { DiscordRest } from './discord-rest.ts';

/** What the handlers work with. */
export interface DiscordDependencies {
  readonly bot: Pick<Bot, 'handle' | 'formFor'>;
  readonly rest: DiscordRest;
  /** Who most likely sees the answer to a command: a deferred response is private or public for good. */
  readonly answers: 'private' | 'public';
  /** What the articles answer, as questions and names that stand on their own, the most worth asking first. */
  readonly suggestions: () => readonly string[];
  readonly report: ReportProblem;
}

/** Something between the bot and Discord that an operator may have to mend. */
export interface Problem {
  /** What happened and what to do about it, without anything that people wrote. */
  readonly what: string;
  /** The event it happened with; `null` where it is about the connection. */
  readonly event: string | null;
  /** `null` where nothing was thrown. */
  readonly error: unknown;
}

/** Told of trouble, for the log. Must not throw. */
export type ReportProblem = (trouble: Problem) => void;
