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
