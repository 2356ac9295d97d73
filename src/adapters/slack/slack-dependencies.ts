import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authorize } from '@slack/bolt';
import type { ArticleHead } from '../../core/article.ts';
import type { Bot } from '../../core/bot/bot.ts';
import type { BoundedMap } from '../../core/bot/bounded-map.ts';
import type { Wording } from '../../core/bot/wording/wording.ts';
import type { Deliveries } from './delivery/deliver.ts';
import type { Log } from './slack-errors.ts';

/** What the handlers work with. */
export interface SlackDependencies {
  readonly bot: Pick<Bot, 'handle' | 'formFor' | 'recentQuestions'>;
  readonly deliveries: Deliveries;
  readonly log: Log;
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

/** A page or an address of the adapter's own. */
export interface Route {
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Which workspaces the bot is for, and with which tokens. */
export interface WorkspaceAccess {
  /** The token for an event's workspace. Rejects where there is none. */
  readonly authorize: Authorize<boolean>;
  readonly isAdmin: IsAdmin;
  /** Forgets the workspace, or organisation, with this id. */
  readonly forget: (workspace: string) => Promise<void>;
  /** Where the app is installed. */
  readonly routes: readonly Route[];
  /** Looks whether it works, and tells the log; never rejects. */
  readonly check: () => Promise<void>;
  /** `null`: it works; else why not, a sentence. */
  readonly problem: () => string | null;
}
