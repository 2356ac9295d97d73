import { createHash } from 'node:crypto';
import type { Article } from '../core/article.ts';

/** Tells what an article says, and says of itself, from anything else: `sha256-` and hexadecimal. Not its id and synonyms, which operators set. */
export function contentHash({ id: _, synonyms: __, passages, ...details }: Article): string {
  const content = [
    details.title,
    details.author,
    details.publisher,
    details.published,
    details.url,
    details.language,
  ];
  const text = passages.map((passage) => [passage.text, passage.section]);
  return `sha256-${createHash('sha256')
    .update(JSON.stringify([content, text]))
    .digest('hex')}`;
}
