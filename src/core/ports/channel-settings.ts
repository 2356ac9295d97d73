import type { Channel } from './place.ts';

/** What the admins of a channel have set; left out is what they leave to the operator. */
export interface ChannelSettings {
  /** Who sees the answer to a command. */
  readonly answers?: 'private' | 'public';
  /** What is answered: commands, mentions and what follows in a thread; commands and mentions; nothing. */
  readonly listens?: 'all' | 'mentions' | 'off';
  /** The ids of the articles that are answered from. */
  readonly articles?: readonly string[];
  /** The controls that answers carry. */
  readonly controls?: readonly AnswerControl[];
}

/** The settings of channels. Both may throw `StoreUnavailable`. */
export interface ChannelSettingsStore {
  /** Empty when nothing was set. */
  readonly read: (channel: Channel) => Promise<ChannelSettings>;
  /** Replaces all settings of the channel. */
  readonly write: (channel: Channel, settings: ChannelSettings) => Promise<void>;
}

/** What the controls under an answer do. */
export const ANSWER_CONTROLS = ['more', 'context', 'share', 'up', 'down', 'gap'] as const;

/** What a control under a reply does. */
export const CONTROL_KINDS = [...ANSWER_CONTROLS, 'forget'] as const;

export type AnswerControl = (typeof ANSWER_CONTROLS)[number];
export type ControlKind = (typeof CONTROL_KINDS)[number];
