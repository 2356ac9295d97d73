import type { ArticleHead } from '../../core/article.ts';
import type { Bot } from '../../core/bot.ts';
import type { BoundedMap } from '../../core/resilience/bounded-map.ts';
import type { Wording } from '../../core/wording/wording.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { Tell } from './tell.ts';

/** What the handlers work with. */
export interface SlackKit {
  readonly bot: Pick<Bot, 'handle' | 'formFor' | 'recentQuestions'>;
  readonly deliveries: Deliveries;
  readonly tell: Tell;
  readonly words: Wording;
  /** What is answered from now. */
  readonly articles: () => readonly ArticleHead[];
  /** Questions that the articles answer. */
  readonly suggest: (limit: number) => readonly string[];
  /** What somebody who begins to type may mean: such questions, and names. */
  readonly typeAhead: () => readonly string[];
  readonly publicUrl: string | null;
  readonly isAdmin: IsAdmin;
  /** The threads the bot has answered in, while this process runs. */
  readonly threads: BoundedMap<string, true>;
}

/** Whether somebody may change things in a workspace. */
export type IsAdmin = (user: string, workspace: string | null) => Promise<boolean>;
