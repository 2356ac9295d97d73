import type { types } from '@slack/bolt';

/** A message as Slack takes it. */
export interface SlackMessage {
  /** All of it, for screen readers and notifications; escaped. */
  readonly text: string;
  /** What is drawn; none where there is more than blocks may hold. */
  readonly blocks?: types.KnownBlock[];
  /** The text is no markup. */
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** What Slack takes at most, in UTF-16 units unless it says otherwise. https://docs.slack.dev/reference/block-kit */
export const LIMITS = {
  /** Blocks in a message. */
  blocks: 50,
  /** All blocks of a message as JSON; undocumented: about 13,200 fail with `msg_blocks_too_long`. */
  blocksJson: 12_500,
  /** A message's plain text; more is cut by Slack. */
  text: 40_000,
  /** Elements of an actions block. */
  actions: 25,
  buttonText: 75,
  /** The title of a modal, and the text of its buttons. */
  modalTitle: 24,
  /** Options that a select is given at once, the text of each, and its value. */
  options: 100,
  optionText: 75,
  optionValue: 150,
  url: 3_000,
  /** Prompts that are suggested in the agent's pane. */
  prompts: 4,
} as const;
