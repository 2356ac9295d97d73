import { Document, parseDocument } from 'yaml';
import { contentHash } from './content-hash.ts';
import { markdownOf } from './markdown-of.ts';
import type { Candidate } from './read-source.ts';

/** What the source says, or how it came; all else in front matter is the operator's. */
const STATED = new Set('title author publisher published url language source fetched hash'.split(' '));

/**
 * The Markdown file of an article: its front matter tells where it came from and what it said then.
 *
 * @param fetched a day, as ISO 8601
 * @param before the front matter of the file it takes the place of; what the operator put there is kept
 */
export function articleFile(
  { source, article, markdown }: Candidate,
  fetched: string,
  before: Readonly<Record<string, unknown>>,
): string {
  const { title, author, publisher, published, url, language } = article;
  const yaml = markdown?.yaml ?? '';
  const document = yaml.trim() === '' ? new Document({}) : parseDocument(yaml);
  const hash = contentHash(article);
  const stated = { title, author, publisher, published, url, language, source: source.name, fetched, hash };
  for (const [name, value] of Object.entries(stated)) if (value !== null) document.set(name, value);
  for (const [name, value] of Object.entries(before)) {
    if (!STATED.has(name) && !document.has(name)) document.set(name, value);
  }
  const body = markdown?.body ?? `\n${markdownOf(article.passages)}`;
  return `---\n${document.toString({ lineWidth: 0 })}---\n${body}`;
}
