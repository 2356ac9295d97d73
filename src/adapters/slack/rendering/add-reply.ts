import type { types } from '@slack/bolt';
import type { Reply } from '../../../core/bot/reply.ts';
import { withOwnNames } from '../../../core/bot/use-cases/reply-controls.ts';
import { inert } from '../../../core/inert-text.ts';
import type { PressedMessage } from '../requests/read-message.ts';
import {
  CONTROLS_BLOCK,
  isWithinLimits,
  QUESTION_BLOCK,
  renderControls,
  renderParts,
} from './render-reply.ts';
import { decodeEntities, escapeText } from './rich-text.ts';
import { LIMITS, type SlackMessage } from './slack-message.ts';

/**
 * A message with a reply added below it, in place of the control that was pressed; `null` if both don't fit into one message.
 *
 * @param pressed the `action_id` of the control
 */
export function addReply(
  { blocks, text }: PressedMessage,
  pressed: string,
  reply: Reply,
): SlackMessage | null {
  // The message shows the question already.
  const parts = reply.parts.filter(({ kind }) => kind !== 'question');
  // No two buttons of a message have the same name.
  const controls = withOwnNames(reply.controls, blocks.flatMap(buttonNames));
  const added = [...renderParts(parts), ...renderControls(controls)];
  const all = [...blocks.flatMap((block) => withoutControl(block, pressed)), ...added.map(withoutName)];
  const allText = `${escapeText(decodeEntities(text))}\n\n${escapeText(inert(reply.text))}`;
  if (!isWithinLimits(all) || allText.length > LIMITS.changedText) return null;
  return {
    text: allText,
    blocks: all,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

function buttonNames(block: types.KnownBlock): string[] {
  if (block.type !== 'actions') return [];
  return block.elements.flatMap((element) => (element.type === 'button' ? [element.text.text] : []));
}

/** A block without the control; no block if it was the only one. */
function withoutControl(block: types.KnownBlock, pressed: string): types.KnownBlock[] {
  if (block.type !== 'actions') return [block];
  const elements = block.elements.filter(({ action_id }) => action_id !== pressed);
  return elements.length === 0 ? [] : [{ ...block, elements }];
}

/** A `block_id` must be unique in a message, and the message may have these already. */
function withoutName(block: types.KnownBlock): types.KnownBlock {
  const { block_id, ...unnamed } = block;
  return block_id === CONTROLS_BLOCK || block_id === QUESTION_BLOCK ? unnamed : block;
}
