import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../../../core/bot/reply.ts';
import { type PressedMessage, readMessageText } from '../requests/read-message.ts';
import {
  CONTROLS_BLOCK,
  isWithinLimits,
  QUESTION_BLOCK,
  renderControls,
  renderParts,
} from './render-reply.ts';
import { escapeText, printable } from './rich-text.ts';
import type { SlackMessage } from './slack-message.ts';

/**
 * A message with a reply added below, instead of the control that brought it; `null` where there is no room for all of it.
 *
 * @param pressed the `action_id` of the control
 */
export function addReply(
  { blocks, text }: PressedMessage,
  pressed: string,
  reply: Reply,
): SlackMessage | null {
  // The question stands above.
  const parts = reply.parts.filter(({ kind }) => kind !== 'question');
  const added = [...renderParts(parts), ...renderControls(reply.controls)];
  const all = [...blocks.flatMap((block) => without(block, pressed)), ...added.map(nameless)];
  if (!isWithinLimits(all)) return null;
  return {
    text: `${escapeText(readMessageText(text, null))}\n\n${escapeText(printable(reply.text))}`,
    blocks: all,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** A block without the control that was pressed; none where it was the only one. */
function without(block: types.KnownBlock, pressed: string): types.KnownBlock[] {
  if (block.type !== 'actions') return [block];
  const elements = block.elements.filter(({ action_id }) => action_id !== pressed);
  return elements.length === 0 ? [] : [{ ...block, elements }];
}

/** A name may be given once in a message. */
function nameless(block: types.KnownBlock): types.KnownBlock {
  const { block_id, ...others } = block;
  const isGiven = block_id === CONTROLS_BLOCK || block_id === QUESTION_BLOCK;
  return isGiven ? others : block;
}

const questionSchema = z.object({
  elements: z.tuple([z.object({ elements: z.array(z.object({ text: z.string() })) })]),
});

/** The question that a message of the bot's restates, from its blocks; `null` where there is none. */
export function restatedQuestion(blocks: readonly { readonly block_id?: string }[]): string | null {
  const block = blocks.find(({ block_id }) => block_id === QUESTION_BLOCK);
  const question = questionSchema.safeParse(block);
  return question.data?.elements[0].elements.map(({ text }) => text).join('') ?? null;
}
