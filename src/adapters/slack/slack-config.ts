/** How the bot is connected to Slack. */
export interface SlackConfig {
  readonly transport: SlackTransport;
  readonly access: SlackAccess;
  /** Where Slack's Web API is, with a slash at the end. */
  readonly apiUrl: string;
  /** The ids of people who may see gaps and change settings, beside whoever installed the app. */
  readonly admins: readonly string[];
}

/** How Slack reaches the bot: over a socket that the bot opens, or by requests to its public address. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** Which workspaces it is for: the one of a token, or all that install it. */
export type SlackAccess =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };
