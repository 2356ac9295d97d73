import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../core/engine-version.ts';
import { contentOf } from '../corpus/content-of.ts';
import type { ArticleFile } from '../corpus/find-article-files.ts';

/**
 * Tells a corpus, as this version of the engine reads it, from every other: SHA-256 over names and contents, in hexadecimal.
 * A file that can't be read, or is too long, is told from an empty one.
 */
export async function corpusKey(files: readonly ArticleFile[]): Promise<string> {
  const hash = createHash('sha256').update(`engine ${ENGINE_VERSION}`);
  for (const { path, name } of files) {
    const content = await contentOf(path);
    hash.update(`\n${JSON.stringify([name, content?.length ?? null])}\n`).update(content ?? '');
  }
  return hash.digest('hex');
}
