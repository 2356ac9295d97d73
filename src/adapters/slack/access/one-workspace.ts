import type { AuthorizeResult, webApi } from '@slack/bolt';
import type { WorkspaceAccess } from '../slack-dependencies.ts';
import { errorCodeOf, fixFor, type Log } from '../slack-errors.ts';

export interface OneWorkspaceOptions {
  readonly botToken: string;
  readonly client: { readonly auth: Pick<webApi.WebClient['auth'], 'test'> };
  readonly admins: readonly string[];
  /** The scopes that the bot needs. */
  readonly scopes: readonly string[];
  readonly log: Log;
}

/** Access to the one workspace of a bot token. Asks Slack once who the bot is there, and again if that failed. */
export function oneWorkspace({
  botToken,
  client,
  admins,
  scopes,
  log,
}: OneWorkspaceOptions): WorkspaceAccess {
  let identity: Promise<AuthorizeResult> | null = null;
  let problem: string | null = null;

  async function identify(): Promise<AuthorizeResult> {
    try {
      const tested = await client.auth.test();
      problem = null;
      const granted = tested.response_metadata?.scopes;
      const missing = granted === undefined ? [] : scopes.filter((scope) => !granted.includes(scope));
      if (missing.length > 0) log('warn', 'slack-scopes-missing', { missing, fix: fixFor('missing_scope') });
      return { botToken, ...identityIn(tested) };
    } catch (error) {
      identity = null;
      const code = errorCodeOf(error);
      problem = `Slack doesn’t take the bot’s token (${code}). ${fixFor(code)}`;
      throw error;
    }
  }

  async function authorize(): Promise<AuthorizeResult> {
    identity ??= identify();
    // A copy, because Bolt writes the event's workspace into it.
    return { ...(await identity) };
  }

  return {
    authorize,
    isAdmin: async (user, workspace) => admins.includes(user) || admins.includes(`${workspace}:${user}`),
    // The token stays: it is in the operator's configuration.
    forget: async () => {
      identity = null;
    },
    routes: [],
    async check() {
      await authorize().catch((error: unknown) => {
        const code = errorCodeOf(error);
        log('error', 'slack-token-refused', { code, fix: fixFor(code) });
      });
    },
    problem: () => problem,
  };
}

/** Who the bot is, and where. In a channel shared with another workspace, payloads name the workspace of whoever acts. */
function identityIn({
  user_id: botUserId,
  bot_id: botId,
  team_id: teamId,
  is_enterprise_install: isOrganisation,
}: webApi.AuthTestResponse): Omit<AuthorizeResult, 'botToken'> {
  return {
    ...(botUserId === undefined ? {} : { botUserId }),
    ...(botId === undefined ? {} : { botId }),
    ...(teamId === undefined || isOrganisation === true ? {} : { teamId }),
  };
}
