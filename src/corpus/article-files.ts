import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeSystemError } from '../system/describe-system-error.ts';
import { CorpusError } from './corpus-error.ts';
import { articleEndings, articleFormatOf } from './formats/formats.ts';

export interface ArticleFile {
  readonly path: string;
  /** The path within the folder it was found in; the bare file name of a file that was given by itself. */
  readonly name: string;
}

/**
 * Finds the articles in files and folders, sorted by their real paths. Folders are searched at any depth; hidden files, other
 * formats and `node_modules` in them are ignored. A file that is found twice counts once.
 *
 * @throws CorpusError when a path is missing, unreadable or of a format that isn't read
 */
export async function findArticleFiles(paths: readonly string[]): Promise<ArticleFile[]> {
  const files = new Map<string, ArticleFile>();
  for (const path of paths) {
    for (const file of await filesAt(path)) files.set(await realpath(file.path).catch(() => file.path), file);
  }
  return [...files.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

async function filesAt(path: string): Promise<ArticleFile[]> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await filesIn(path);
    if (!found.isFile()) throw new Error('it is neither a file nor a folder');
  } catch (cause) {
    throw new CorpusError(`The corpus "${path}" can't be read: ${describeSystemError(cause)}.`, { cause });
  }
  if (articleFormatOf(path) === null) {
    throw new CorpusError(`The corpus file "${path}" is none of ${articleEndings().join(', ')}.`);
  }
  return [{ path, name: basename(path) }];
}

/** Matches a path with a hidden file or folder in it, or with a `node_modules` folder. */
const IGNORED_PATH = /(?:^|[/\\])(?:\.|node_modules[/\\])/;

async function filesIn(folder: string): Promise<ArticleFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(resolve(folder), resolve(path)) }))
    .filter(({ name }) => articleFormatOf(name) !== null && !IGNORED_PATH.test(name));
}

/** The folder of the articles that come with the package; it is equally far from `src` and from `dist`. */
export const BUNDLED_ARTICLES = fileURLToPath(new URL('../../src/corpus/articles', import.meta.url));
