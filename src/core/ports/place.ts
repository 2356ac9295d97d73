export type Platform = 'slack' | 'discord' | 'web' | 'terminal' | 'mcp';

/** Whether people talk with each other there. */
export function isChat({ platform }: { readonly platform: Platform }): boolean {
  return platform === 'slack' || platform === 'discord';
}

/** A Slack workspace or Enterprise Grid organisation, or a Discord server. It has members and admins. */
export interface Workspace {
  readonly platform: Platform;
  /** The platform's id: of the team, of the enterprise for an organisation-wide installation, or of the server. */
  readonly id: string;
}

/** A channel or direct message. */
export interface Channel {
  readonly platform: Platform;
  /** The platform's id. */
  readonly id: string;
  /** The workspace in which the id is unique; absent where it is unique on the platform. */
  readonly workspace?: string;
}

/** The channel of a place, or another one there. */
export function channelIn(place: Place, id = place.channel): Channel {
  const workspace = idScopeOf(place);
  return { platform: place.platform, id, ...(workspace === null ? {} : { workspace }) };
}

/**
 * Who may see what is shown or remembered: one person, or everybody in the place. Where it isn't known, as of what an earlier version
 * stored, it is for one person.
 */
export type Audience = 'asker' | 'everyone';

/**
 * The workspace in which the platform's ids of people and channels are unique; `null` where they are unique everywhere. Slack promises
 * no more than the first.
 */
export function idScopeOf({ platform, workspace }: Pick<Place, 'platform' | 'workspace'>): string | null {
  return platform === 'slack' ? workspace : null;
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
  /** The platform's id of the channel that a thread with an id of its own belongs to; its settings apply in the thread, too. */
  readonly parent?: string;
}

/** The channel that a thread with an id of its own belongs to; any other place as it is. */
export function channelOfThread({ parent, ...place }: Place): Place {
  return parent === undefined ? place : { ...place, channel: parent, conversation: null };
}
