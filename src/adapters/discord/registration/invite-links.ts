import { ApplicationIntegrationType, OAuth2Routes, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What the bot needs on a server, to read questions and answer them. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

/** The threads of help channels' questions, which its answers open. */
const HELP_CHANNEL_PERMISSIONS = PermissionFlagsBits.CreatePublicThreads;

/** The link for a server's admin to add the bot to the server, and the one for people to add it to their account. */
export function inviteLinks(
  applicationId: string,
  helpChannels: boolean,
): { readonly server: string; readonly account: string } {
  return {
    server: link(applicationId, ApplicationIntegrationType.GuildInstall, {
      scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
      permissions: String(PERMISSIONS | (helpChannels ? HELP_CHANNEL_PERMISSIONS : 0n)),
    }),
    account: link(applicationId, ApplicationIntegrationType.UserInstall, {
      scope: OAuth2Scopes.ApplicationsCommands,
    }),
  };
}

function link(client_id: string, type: ApplicationIntegrationType, details: Record<string, string>): string {
  const query = new URLSearchParams({ client_id, integration_type: String(type), ...details });
  return `${OAuth2Routes.authorizationURL}?${query}`;
}
