import type { ServerResponse } from 'node:http';
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

/**
 * Access to every workspace and organisation that installs the app (OAuth). Serves the pages to install it. The person who
 * installed it first is an admin there, until it is uninstalled.
 */
export function manyWorkspaces({
  access: { clientId, clientSecret, stateSecret },
  apiUrl,
  publicUrl,
  clientOptions,
  installations,
  admins,
  scopes,
  log,
}: ManyWorkspacesOptions): WorkspaceAccess {
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    installationStore: installations,
    directInstall: true,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    clientOptions,
    logger: silentLogger,
  });
  const redirect = publicUrl === null ? {} : { redirectUri: publicUrl + REDIRECT_PATH };

  async function installerOf(workspace: string): Promise<string | null> {
    const installation = await installations.find(workspace).catch(() => null);
    return installation?.user.id ?? null;
  }

  return {
    authorize: provider.authorize,
    isAdmin: async (user, workspace) =>
      workspace !== null &&
      (admins.includes(`${workspace}:${user}`) || (await installerOf(workspace)) === user),
    forget: installations.forget,
    check: async () => {},
    problem: () => null,
    routes: [
      pageRoute(INSTALL_PATH, log, (request, response) =>
        provider.handleInstallPath(request, response, {}, { scopes: [...scopes], ...redirect }),
      ),
      pageRoute(REDIRECT_PATH, log, (request, response) =>
        provider.handleCallback(request, response, {
          success: ({ team, enterprise }) => {
            log('info', 'slack-installed', { workspace: team?.id ?? enterprise?.id });
            sendPage(response, 200, 'installed');
          },
          failure: (error) => {
            log('warn', 'slack-install-refused', { code: errorCodeOf(error) });
            sendPage(response, 400, 'refused');
          },
        }),
      ),
    ],
  };
}

/** A page that is read only. If its handler fails, the visitor is told that the app isn't installed. */
function pageRoute(
  path: string,
  log: Log,
  handle: (...exchange: Parameters<Route['handle']>) => Promise<void>,
): Route {
  return {
    path,
    isPage: true,
    handle(request, response) {
      if (request.method !== 'GET') {
        response.writeHead(405, { allow: 'GET' }).end();
        return;
      }
      handle(request, response).catch((error: unknown) => {
        log('error', 'slack-install-failed', { err: error });
        if (!response.headersSent) sendPage(response, 500, 'refused');
      });
    },
  };
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

function sendPage(response: ServerResponse, status: number, outcome: keyof typeof PAGES): void {
  const { title, text } = PAGES[outcome];
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<body style="font: 1.1rem/1.5 system-ui; max-width: 32rem; margin: 4rem auto; padding: 0 1rem">
<h1>${title}</h1>
<p>${text}</p>
</body>
</html>
`);
}
