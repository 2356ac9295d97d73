import { readFile, stat } from 'node:fs/promises';
import { MAX_ARTICLE_BYTES } from './read-article.ts';

/** What stands in a file; `null` of one that can't be read, or that is too long for an article: nobody needs that in memory. */
export async function contentOf(path: string): Promise<Buffer | null> {
  try {
    const { size } = await stat(path);
    return size > MAX_ARTICLE_BYTES ? null : await readFile(path);
  } catch {
    return null;
  }
}
