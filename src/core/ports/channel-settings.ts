import type { AnswerControl } from './control-kinds.ts';
import type { Channel, Workspace } from './place.ts';

/** What the admins of a channel have set. Where a setting is absent, the operator's applies. */
export interface ChannelSettings {
  /** Who sees the answer to a command. */
  readonly answers?: 'private' | 'public';
  /**
   * What the bot answers. `all`: commands, mentions and what follows in a thread; `questions`: commands, mentions and what is asked of
   * nobody in particular; `mentions`: commands and mentions; `off`: nothing.
   */
  readonly listens?: 'all' | 'questions' | 'mentions' | 'off';
  /**
   * Whether the bot answers what nobody asked it, after such answers were removed: `paused`: not until an admin says so;
   * `confirmed`: an admin wants it to, and isn't asked again. Absent: it does.
   */
  readonly unasked?: 'paused' | 'confirmed';
  /** The ids of the articles to answer from. */
  readonly articles?: readonly string[];
  /** The controls under answers. */
  readonly controls?: readonly AnswerControl[];
}

/** Stores the settings of channels. All methods may throw `StoreUnavailable`. */
export interface ChannelSettingsStore {
  /** Empty when nothing was set. What an earlier version stored without a workspace applies until something is written. */
  readonly read: (channel: Channel) => Promise<ChannelSettings>;
  /** The settings of every channel of a workspace, and of those whose workspace isn't known, by the id of the channel. */
  readonly readAll: (workspace: Workspace) => Promise<ReadonlyMap<string, ChannelSettings>>;
  /** Replaces all settings of the channel. */
  readonly write: (channel: Channel, settings: ChannelSettings) => Promise<void>;
}
