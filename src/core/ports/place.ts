/** Where the bot can be asked. */
export type Platform = 'slack' | 'discord' | 'web' | 'terminal';

/** A place people can be members of, and admins: a Slack workspace or Enterprise Grid organisation, a Discord server. */
export interface Workspace {
  readonly platform: Platform;
  /** As the platform calls it: the id of the team, of the enterprise for an organisation-wide installation, of the server. */
  readonly id: string;
}

/** A channel or direct message, as the platform calls it. Its id is unique on its platform. */
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
   * What a follow-up is read in: the thread, or the direct message itself. `null` where each question stands alone (a
   * slash command in a channel).
   */
  readonly conversation: string | null;
}
