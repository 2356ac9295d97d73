import type { types } from '@slack/bolt';
import { fitReply } from '../../../core/replies/fit-reply.ts';
import type { Reply } from '../../../core/replies/reply.ts';
import type { Wording } from '../../../core/wording/wording.ts';
import { LIMITS } from '../limits.ts';
import { escapeText } from './escape-text.ts';
import { printable } from './printable.ts';
import { renderControls } from './render-controls.ts';
import { renderParts } from './render-parts.ts';
import type { SlackMessage } from './slack-message.ts';

/** A reply as a message, without the quotes there is no room for. */
export function renderReply(reply: Reply, words: Wording): SlackMessage {
  const blocksOf = (some: Reply) => [...renderParts(some.parts), ...renderControls(some.controls)];
  const fitting = fitReply(reply, words, (some) => isWithinLimits(blocksOf(some)));
  const blocks = blocksOf(fitting);
  return {
    text: escapeText(printable(fitting.text)).slice(0, LIMITS.text),
    // What doesn't even fit without its quotes is a long text: it is shown as one.
    ...(isWithinLimits(blocks) ? { blocks } : {}),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

export function isWithinLimits(blocks: readonly types.KnownBlock[]): boolean {
  return blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.blocksJson;
}
