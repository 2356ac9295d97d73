import type { IncomingMessage, ServerResponse } from 'node:http';
import type { webApi } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import { INSTALL_PATH, REDIRECT_PATH } from '../manifest.ts';
import { silentLogger } from '../slack-client.ts';
import type { SlackAccess } from '../slack-config.ts';
import type { Route, WorkspaceAccess } from '../slack-dependencies.ts';
import { errorCodeOf, type Log } from '../slack-errors.ts';
import type { SlackInstallations } from './installation-store.ts';

export interface ManyWorkspacesOptions {
  readonly access: Extract<SlackAccess, { kind: 'many' }>;
  readonly apiUrl: string;
  readonly publicUrl: string | null;
  readonly clientOptions: webApi.WebClientOptions;
  readonly installations: SlackInstallations;
  readonly admins: readonly string[];
  readonly scopes: readonly string[];
  readonly log: Log;
}

/** All workspaces and organisations that install the app, on pages of its own; whoever installed it is an admin there. */
export function manyWorkspaces(parts: ManyWorkspacesOptions): WorkspaceAccess {
  const { access, apiUrl, publicUrl, installations, scopes, log: tell } = parts;
  const { clientId, clientSecret, stateSecret } = access;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    installationStore: installations,
    directInstall: true,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    clientOptions: parts.clientOptions,
    logger: silentLogger,
  });
  const redirect = publicUrl === null ? {} : { redirectUri: publicUrl + REDIRECT_PATH };
  const answer = (response: ServerResponse, status: number, outcome: 'installed' | 'refused') => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(installPage(outcome));
  };

  const page = (
    path: string,
    work: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Route => ({
    path,
    handle(request, response) {
      if (request.method !== 'GET') {
        response.writeHead(405, { allow: 'GET' }).end();
        return;
      }
      work(request, response).catch((error: unknown) => {
        tell('error', 'slack-install-failed', { err: error });
        if (!response.headersSent) answer(response, 500, 'refused');
      });
    },
  });

  return {
    authorize: provider.authorize,
    isAdmin: async (user, workspace) =>
      parts.admins.includes(user) || (workspace !== null && (await installerOf(workspace)) === user),
    forget: installations.forget,
    check: async () => {},
    problem: () => null,
    routes: [
      page(INSTALL_PATH, (request, response) =>
        provider.handleInstallPath(request, response, {}, { scopes: [...scopes], ...redirect }),
      ),
      page(REDIRECT_PATH, (request, response) =>
        provider.handleCallback(request, response, {
          success: ({ team, enterprise }) => {
            tell('info', 'slack-installed', { workspace: team?.id ?? enterprise?.id });
            answer(response, 200, 'installed');
          },
          failure: (error) => {
            tell('warn', 'slack-install-refused', { code: errorCodeOf(error) });
            answer(response, 400, 'refused');
          },
        }),
      ),
    ],
  };

  async function installerOf(workspace: string): Promise<string | null> {
    const installation = await installations.find(workspace).catch(() => null);
    return installation?.user.id ?? null;
  }
}

const PAGES = {
  installed: {
    title: 'Installed',
    text: 'Go back to Slack: mention the bot in a channel, write to it directly, or use its command.',
  },
  refused: {
    title: 'Not installed',
    text: `Slack didn’t confirm the installation, or the link was used before. <a href="${INSTALL_PATH}">Try again</a>.`,
  },
} as const;

/** What the browser shows after somebody installed the app, or didn't. */
function installPage(outcome: keyof typeof PAGES): string {
  const { title, text } = PAGES[outcome];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<body style="font: 1.1rem/1.5 system-ui; max-width: 32rem; margin: 4rem auto; padding: 0 1rem">
<h1>${title}</h1>
<p>${text}</p>
</body>
</html>
`;
}
