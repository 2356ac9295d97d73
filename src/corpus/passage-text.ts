import { canonicalText } from './canonical-text.ts';
import { isFurniture } from './furniture.ts';

/** What a paragraph is as a passage; `null` for one that becomes none, as it is empty or the publisher's furniture. */
export function passageText(paragraph: string): string | null {
  const text = canonicalText(paragraph);
  return text === '' || isFurniture(text) ? null : text;
}
