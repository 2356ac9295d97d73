import { type Logger, LogLevel, type types } from '@slack/bolt';
import type { SlackMessage } from './rendering/slack-message.ts';

/** A message for a channel, or for a person, to whom it goes directly. */
export interface PostedMessage extends SlackMessage {
  /** The id of a channel or of a person. */
  readonly channel: string;
  readonly thread_ts?: string;
}

/** A message instead of the one with this timestamp. */
export interface ChangedMessage extends SlackMessage {
  readonly channel: string;
  readonly ts: string;
}

/** What the adapter uses of Slack's Web API, with the token of one workspace. */
export interface SlackClient {
  readonly chat: {
    readonly postMessage: (message: PostedMessage) => Promise<unknown>;
    readonly update: (message: ChangedMessage) => Promise<unknown>;
  };
  readonly views: {
    readonly open: (opening: { trigger_id: string; view: types.ModalView }) => Promise<unknown>;
    readonly publish: (publishing: { user_id: string; view: types.HomeView }) => Promise<unknown>;
  };
  readonly assistant: {
    readonly threads: {
      readonly setSuggestedPrompts: (suggesting: {
        channel_id: string;
        prompts: { title: string; message: string }[];
      }) => Promise<unknown>;
    };
  };
}

/** Slack's SDK tells nothing by itself: its errors come to the adapter, which tells of each once, and its lines may hold what people wrote. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};
