import type { Workspace } from '../place.ts';

/**
 * The workspaces that the bot is installed in. A record is a text of the platform's adapter that holds tokens: the store
 * encrypts it and knows nothing of what is in it. All may throw `StoreUnavailable`.
 */
export interface InstallationBook {
  readonly find: (workspace: Workspace) => Promise<string | null>;
  /** Replaces what was there. */
  readonly save: (workspace: Workspace, record: string) => Promise<void>;
  /** Does nothing where there is none. */
  readonly remove: (workspace: Workspace) => Promise<void>;
}
