import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authorize } from '@slack/bolt';
import type { IsAdmin } from '../slack-kit.ts';

/** A page or an address of the adapter's own. */
export interface Route {
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Which workspaces the bot is for, and with which tokens. */
export interface Access {
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
