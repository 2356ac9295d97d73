import { parseMarkdown } from '../corpus/parse-markdown.ts';
import { markdownWays } from './markdown-ways.ts';

/** A heading on one line as Markdown that reads back to the same text. @param rank from 1 to 6 */
export function headingMarkdown(text: string, rank: number): string {
  const ways = markdownWays(text);
  const good = ways.find((markdown) => parseMarkdown(`# ${markdown}`, '').details.title === text);
  return `${'#'.repeat(rank)} ${good ?? ways.at(-1)}`.trimEnd();
}
