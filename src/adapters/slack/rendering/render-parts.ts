import type { types } from '@slack/bolt';
import type { ListItem, Part } from '../../../core/replies/reply.ts';
import { richLink, richQuote, richSection, richText } from './rich-text.ts';

/** The block that restates a question: what a control under it is about is read from there. */
export const QUESTION_BLOCK = 'question';

/** Parts as blocks, one each. */
export function renderParts(parts: readonly Part[]): types.KnownBlock[] {
  const question = parts.find(({ kind }) => kind === 'question');
  return parts.map((part) => ({
    type: 'rich_text',
    // Once in a message.
    ...(part === question ? { block_id: QUESTION_BLOCK } : {}),
    elements: elementsOf(part),
  }));
}

function elementsOf(part: Part): types.RichTextBlockElement[] {
  switch (part.kind) {
    case 'question':
      return [richSection(...richText(part.text, { bold: true }))];
    case 'aside':
    case 'shared':
      return [richSection(...richText(part.text, { italic: true }))];
    case 'note':
      return [richSection(...richText(part.text))];
    case 'quote':
      return [
        richQuote(part.quote),
        richSection(...richText('— '), ...richLink(part.citation, part.quote.link)),
      ];
    case 'list':
      return [{ type: 'rich_text_list', style: 'bullet', elements: part.items.map(itemOf) }];
    default:
      return part satisfies never;
  }
}

function itemOf({ text, detail, link }: ListItem): types.RichTextSection {
  return richSection(...richLink(text, link), ...richText(detail === null ? '' : ` – ${detail}`));
}
