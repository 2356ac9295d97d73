import { stat } from 'node:fs/promises';
import { type ArticleFile, findArticleFiles } from './find-article-files.ts';

/**
 * What the article files at these paths look like from outside: a text that is another one as soon as a file was added, changed,
 * removed, renamed or replaced. Files aren't opened for it.
 */
export async function fingerprintOf(paths: readonly string[]): Promise<string> {
  try {
    const files = await findArticleFiles(paths);
    return JSON.stringify(await Promise.all(files.map(lookOf)));
  } catch (error) {
    // A folder that is gone looks like nothing else does, too.
    return String(error);
  }
}

async function lookOf({ path, name }: ArticleFile): Promise<readonly (string | number)[]> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return [path, name, size, mtimeMs, ctimeMs, ino];
  } catch {
    return [path, name];
  }
}
