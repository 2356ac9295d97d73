export type Platform = 'slack' | 'discord' | 'web' | 'terminal';

/** A Slack workspace or Enterprise Grid organisation, or a Discord server. It has members and admins. */
export interface Workspace {
  readonly platform: Platform;
  /** The platform's id: of the team, of the enterprise for an organisation-wide installation, or of the server. */
  readonly id: string;
}

/** A channel or direct message. The id is the platform's, and unique on it. */
export interface Channel {
  readonly platform: Platform;
  readonly id: string;
}

/** Where something was said. */
export interface Place {
  readonly platform: Platform;
  /** The platform's id of the workspace or server; `null` where there is none (a direct message on Discord, the web). */
  readonly workspace: string | null;
  /** The platform's id of the channel or direct message. */
  readonly channel: string;
  /**
   * The thread, or the direct message itself: follow-ups are read within it. `null` where each question stands alone, as a
   * slash command in a channel.
   */
  readonly conversation: string | null;
}
