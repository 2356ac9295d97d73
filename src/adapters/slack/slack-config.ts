/** How the bot is connected to Slack. */
export interface SlackConfig {
  readonly transport: SlackTransport;
  readonly access: SlackAccess;
  /** The address of Slack's Web API, with a slash at the end. */
  readonly apiUrl: string;
  /**
   * The people who may see gaps and change settings, in addition to the person who installed the app: `T012:U345`, their workspace and
   * their id in it; or the id alone, where there is one workspace.
   */
  readonly admins: readonly string[];
}

/** How Slack reaches the bot: over a socket that the bot opens, or by requests to its public address. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** Which workspaces the bot serves: the one of a token, or all that install the app. */
export type SlackAccess =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };
