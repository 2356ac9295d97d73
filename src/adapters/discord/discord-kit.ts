import type { Bot } from '../../core/bot.ts';
import type { DiscordRest } from './discord-rest.ts';
import type { ReportTrouble } from './trouble.ts';

/** What the handlers work with. */
export interface DiscordKit {
  readonly bot: Pick<Bot, 'handle' | 'formFor'>;
  readonly rest: DiscordRest;
  /** Who most likely sees the answer to a command: a deferred response is private or public for good. */
  readonly answers: 'private' | 'public';
  /** What the articles answer, as questions and names that stand on their own, the most worth asking first. */
  readonly suggestions: () => readonly string[];
  readonly report: ReportTrouble;
}
