import type { types } from '@slack/bolt';

/** A message as Slack takes it. */
export interface SlackMessage {
  /** The whole message as escaped text, for screen readers and notifications. */
  readonly text: string;
  /** What Slack draws; absent if it doesn't fit into blocks. */
  readonly blocks?: types.KnownBlock[];
  /** The text has no markup. */
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** Slack's limits; lengths of texts are in UTF-16 units. https://docs.slack.dev/reference/block-dependencies */
export const LIMITS = {
  /** Blocks in a message. */
  blocks: 50,
  /** Length of all blocks of a message as JSON. Undocumented: about 13,200 fail with `msg_blocks_too_long`. */
  blocksJson: 12_500,
  /** A message's plain text; Slack cuts off the rest. */
  text: 40_000,
  /** The same in a change of a message, which Slack refuses with more (`msg_too_long`). */
  changedText: 4_000,
  /** Elements of an actions block. */
  actions: 25,
  buttonText: 75,
  /** The title of a modal, and the text of its buttons. */
  modalTitle: 24,
  /** Options offered in a select at once, the text of each, and its value. */
  options: 100,
  optionText: 75,
  optionValue: 150,
  url: 3_000,
  /** Suggested prompts in the agent's pane. */
  prompts: 4,
} as const;
