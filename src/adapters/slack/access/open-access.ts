import { webApi } from '@slack/bolt';
import type { SlackParts } from '../connect-slack.ts';
import { botScopes } from '../manifest/scopes.ts';
import type { Access } from './access.ts';
import { createInstallations } from './installation-store.ts';
import { manyWorkspaces } from './many-workspaces.ts';
import { oneWorkspace } from './one-workspace.ts';

/** Which workspaces the bot is for, as it is configured. */
export function openAccess(
  {
    config: { access, apiUrl, admins },
    settings,
    installations,
    clock,
    tell,
  }: Pick<SlackParts, 'config' | 'settings' | 'installations' | 'clock' | 'tell'>,
  clientOptions: webApi.WebClientOptions,
): Access {
  const scopes = botScopes(settings);
  switch (access.kind) {
    case 'one': {
      const { botToken } = access;
      const client = new webApi.WebClient(botToken, clientOptions);
      return oneWorkspace({ botToken, client, admins, scopes, tell });
    }
    case 'many':
      return manyWorkspaces({
        access,
        apiUrl,
        publicUrl: settings.publicUrl,
        clientOptions,
        installations: createInstallations(installations, clock),
        admins,
        scopes,
        tell,
      });
    default:
      return access satisfies never;
  }
}
