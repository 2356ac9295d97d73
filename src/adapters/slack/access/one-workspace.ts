import type { AuthorizeResult, webApi } from '@slack/bolt';
import type { WorkspaceAccess } from '../slack-dependencies.ts';
import { errorCodeOf, fixFor, type Log } from '../slack-errors.ts';

export interface OneWorkspaceOptions {
  readonly botToken: string;
  readonly client: { readonly auth: Pick<webApi.WebClient['auth'], 'test'> };
  readonly admins: readonly string[];
  /** What the bot needs to be allowed. */
  readonly scopes: readonly string[];
  readonly log: Log;
}

/** The one workspace of a token. Who the bot is there is asked once, and again after that failed. */
export function oneWorkspace({
  botToken,
  client,
  admins,
  scopes,
  log: tell,
}: OneWorkspaceOptions): WorkspaceAccess {
  let known: Promise<AuthorizeResult> | null = null;
  let problem: string | null = null;

  async function identify(): Promise<AuthorizeResult> {
    try {
      const { user_id: botUserId, bot_id: botId, response_metadata } = await client.auth.test();
      problem = null;
      const granted = response_metadata?.scopes;
      const missing = granted === undefined ? [] : scopes.filter((scope) => !granted.includes(scope));
      if (missing.length > 0) tell('warn', 'slack-scopes-missing', { missing, fix: fixFor('missing_scope') });
      return {
        botToken,
        ...(botUserId === undefined ? {} : { botUserId }),
        ...(botId === undefined ? {} : { botId }),
      };
    } catch (error) {
      known = null;
      const code = errorCodeOf(error);
      problem = `Slack doesn’t take the bot’s token (${code}). ${fixFor(code)}`;
      throw error;
    }
  }

  async function authorize(): Promise<AuthorizeResult> {
    known ??= identify();
    // A copy: Bolt writes into it whose event it is.
    return { ...(await known) };
  }

  return {
    authorize,
    isAdmin: async (user) => admins.includes(user),
    // The token is the operator's, who learns of it by the log.
    forget: async () => {
      known = null;
    },
    routes: [],
    async check() {
      await authorize().catch((error: unknown) => {
        const code = errorCodeOf(error);
        tell('error', 'slack-token-refused', { code, fix: fixFor(code) });
      });
    },
    problem: () => problem,
  };
}
