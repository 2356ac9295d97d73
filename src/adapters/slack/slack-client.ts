import { type Logger, LogLevel, type types } from '@slack/bolt';
import type { SlackMessage } from './rendering/slack-message.ts';

/** A message for a channel, or a direct message for a person. */
export interface PostedMessage extends SlackMessage {
  /** The id of a channel or of a person. */
  readonly channel: string;
  readonly thread_ts?: string;
  /** Which request it answers: people don't see it, and the bot finds its own reply by it. */
  readonly metadata?: ReplyMetadata;
}

/** https://docs.slack.dev/messaging/message-metadata */
export interface ReplyMetadata {
  readonly event_type: 'kursk_reply';
  readonly event_payload: { readonly request: string };
}

/** Which messages are looked at: of a channel or thread, since one with this timestamp. */
export interface MessageQuery {
  readonly channel: string;
  readonly oldest?: string;
  readonly limit: number;
  readonly include_all_metadata?: true;
}

/** What an agent does in a thread: works on an answer, or waits for a question. */
export type SessionStatus = 'processing' | 'active';

/** A message that replaces the one with this timestamp. */
export interface ChangedMessage extends SlackMessage {
  readonly channel: string;
  readonly ts: string;
}

/** The part of Slack's Web API that the adapter uses, with the token of one workspace. */
export interface SlackClient {
  readonly chat: {
    readonly postMessage: (message: PostedMessage) => Promise<unknown>;
    readonly update: (message: ChangedMessage) => Promise<unknown>;
    readonly delete: (message: { readonly channel: string; readonly ts: string }) => Promise<unknown>;
  };
  readonly conversations: {
    readonly history: (query: MessageQuery) => Promise<unknown>;
    readonly replies: (query: MessageQuery & { readonly ts: string }) => Promise<unknown>;
  };
  readonly views: {
    readonly open: (args: { trigger_id: string; view: types.ModalView }) => Promise<unknown>;
    readonly publish: (args: { user_id: string; view: types.HomeView }) => Promise<unknown>;
  };
  readonly agents: {
    readonly sessions: {
      readonly setStatus: (args: {
        channel_id: string;
        thread_ts: string;
        status: SessionStatus;
        /** Of a session that is new; no longer than 200 characters. */
        title?: string;
      }) => Promise<unknown>;
    };
  };
  readonly assistant: {
    readonly threads: {
      readonly setSuggestedPrompts: (args: {
        channel_id: string;
        prompts: { title: string; message: string }[];
      }) => Promise<unknown>;
    };
  };
}

/** Keeps Slack's SDK from logging: the adapter logs each error once, and the SDK's lines may hold what people wrote. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};
