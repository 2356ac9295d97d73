import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authorize } from '@slack/bolt';
import type { Bot } from '../../core/bot/bot.ts';
import type { Wording } from '../../core/bot/wording/wording.ts';
import type { AgentSessions } from './delivery/agent-sessions.ts';
import type { DeliverTo } from './delivery/deliver.ts';
import type { Log } from './slack-errors.ts';

/** What the handlers work with. */
export interface SlackDependencies {
  readonly bot: Pick<
    Bot,
    'handle' | 'ignores' | 'formFor' | 'isForAskerAlone' | 'browse' | 'recentQuestions' | 'prepareKeeping'
  >;
  readonly deliverTo: DeliverTo;
  readonly sessions: AgentSessions;
  readonly log: Log;
  readonly words: Wording;
  readonly publicUrl: string | null;
  readonly isAdmin: IsAdmin;
  /** Calls Slack, again when it says that it did nothing, as long after that as it says. */
  readonly retry: <Result>(call: () => Promise<Result>) => Promise<Result>;
}

/** Whether somebody may change settings in a workspace. */
export type IsAdmin = (user: string, workspace: string | null) => Promise<boolean>;

/** An HTTP route that the adapter serves. */
export interface Route {
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whether it is a page that anybody may ask for; absent where Slack's requests are signed. */
  readonly isPage?: true;
}

/** The workspaces that the app is installed in, and their tokens. */
export interface WorkspaceAccess {
  /** The token for the workspace of an event. Rejects if there is none. */
  readonly authorize: Authorize<boolean>;
  readonly isAdmin: IsAdmin;
  /** Forgets the workspace, or organisation, with this id. */
  readonly forget: (workspace: string) => Promise<void>;
  /** The pages on which people install the app. */
  readonly routes: readonly Route[];
  /** Checks the token, and logs what is wrong with it. Never rejects. */
  readonly check: () => Promise<void>;
  /** `null`: the token works; else why not, as a sentence. */
  readonly problem: () => string | null;
}
