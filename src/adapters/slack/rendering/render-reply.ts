import type { types } from '@slack/bolt';
import type { Quote } from '../../../core/answering/answer.ts';
import { citationOf, placeName } from '../../../core/bot/citation.ts';
import { citationAround, runningText } from '../../../core/bot/passages-around.ts';
import {
  fitReply,
  type ListItem,
  type Part,
  type Reply,
  type ReplyControl,
} from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import { inert, inertLine, inertSentence, isolated } from '../../../core/inert-text.ts';
import { escapeText, plainText, richLink, richName, richQuote, richSection, richText } from './rich-text.ts';
import { LIMITS, type SlackMessage } from './slack-message.ts';

/** Renders a reply as a message; leaves out quotes that don't fit. */
export function renderReply(reply: Reply, words: Wording): SlackMessage {
  const blocksOf = ({ parts, controls }: Reply) => [...renderParts(parts), ...renderControls(controls)];
  const fitting = fitReply(reply, words, (candidate) => isWithinLimits(blocksOf(candidate)));
  const blocks = blocksOf(fitting);
  return {
    text: escapeText(inert(fitting.text)).slice(0, LIMITS.text),
    // If it doesn't fit even without quotes, Slack shows the text instead of blocks.
    ...(isWithinLimits(blocks) ? { blocks } : {}),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

export function isWithinLimits(blocks: readonly types.KnownBlock[]): boolean {
  return blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.blocksJson;
}

/** The block that restates the question. `restatedQuestion` reads it back when a control below is pressed. */
export const QUESTION_BLOCK = 'question';

/** A block for each part. */
export function renderParts(parts: readonly Part[]): types.KnownBlock[] {
  const question = parts.find(({ kind }) => kind === 'question');
  return parts.map((part) => ({
    type: 'rich_text',
    // A `block_id` must be unique in a message.
    ...(part === question ? { block_id: QUESTION_BLOCK } : {}),
    elements: elementsOf(part),
  }));
}

function elementsOf(part: Part): types.RichTextBlockElement[] {
  switch (part.kind) {
    case 'question':
    case 'heading':
      return [richSection(...richText(part.text, { bold: true }))];
    case 'aside':
    case 'shared':
      return [richSection(...richText(part.text, { italic: true }))];
    case 'note':
      return [richSection(...richText(part.text))];
    case 'quote':
      return quoteElements(part.quote, citationOf(part.quote));
    case 'context':
      return quoteElements({ ...part.quote, ...runningText(part) }, citationAround(part));
    case 'list':
      return [{ type: 'rich_text_list', style: 'bullet', elements: part.items.map(itemOf) }];
    default:
      return part satisfies never;
  }
}

function quoteElements(quote: Quote, citation: string): types.RichTextBlockElement[] {
  return [
    richQuote(quote),
    richSection(...richText('— '), ...richLink(inertSentence(citation, placeName(quote)), quote.link)),
  ];
}

function itemOf({ text, detail, link }: ListItem): types.RichTextSection {
  const details = detail === null ? [] : [...richText(' – '), ...richName(detail)];
  return richSection(...richLink(isolated(inertLine(text)), link), ...details);
}

/** The start of a control's `action_id`. */
export const CONTROL_PREFIX = 'control:';

/** The block that holds the controls. */
export const CONTROLS_BLOCK = 'controls';

/** Controls as a row of buttons, and below it Slack's own buttons for feedback; no block if there are none. */
export function renderControls(controls: readonly ReplyControl[]): types.KnownBlock[] {
  const up = controls.find(({ kind }) => kind === 'up');
  const down = controls.find(({ kind }) => kind === 'down');
  if (up === undefined || down === undefined) return buttonRow(controls);
  return [...buttonRow(controls.filter((control) => control !== up && control !== down)), feedback(up, down)];
}

function buttonRow(controls: readonly ReplyControl[]): types.KnownBlock[] {
  if (controls.length === 0) return [];
  const elements = controls.slice(0, LIMITS.actions).map(
    ({ kind, label, sealed }, place): types.Button => ({
      type: 'button',
      action_id: `${CONTROL_PREFIX}${kind}:${place}`,
      text: controlText(label),
      value: sealed,
    }),
  );
  return [{ type: 'actions', block_id: CONTROLS_BLOCK, elements }];
}

/** Slack shows which of the two was pressed, and both stay, so that people can change their mind. */
function feedback(up: ReplyControl, down: ReplyControl): types.ContextActionsBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: `${CONTROL_PREFIX}feedback`,
        positive_button: { text: controlText(up.label), value: up.sealed },
        negative_button: { text: controlText(down.label), value: down.sealed },
      },
    ],
  };
}

function controlText(label: string): types.PlainTextElement {
  return { type: 'plain_text', text: plainText(label).slice(0, LIMITS.buttonText), emoji: true };
}
