import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeSystemError } from '../system/describe-system-error.ts';
import { CorpusError } from './corpus-error.ts';
import { articleEndings, articleFormatOf } from './formats/formats.ts';
import { isWithin } from './regular-file.ts';

export interface ArticleFile {
  readonly path: string;
  /** The path within the folder it was found in; the bare file name of a file that was given by itself. */
  readonly name: string;
  /** The real path of the folder it was found in, which holds its content, too; `null` for a file that was given by itself. */
  readonly folder: string | null;
}

/** Something in a folder that has the name of an article or holds articles, and isn't read. */
export interface LeftOut {
  readonly path: string;
  readonly reason: keyof typeof LEFT_OUT;
}

/** In the singular and in the plural. */
const LEFT_OUT = {
  outside: ['link that leads out of its folder', 'links that lead out of their folder'],
  folder: ['link to a folder', 'links to folders'],
  irregular: ['named pipe, socket or device', 'named pipes, sockets or devices'],
  'no article': ['link to what is no article', 'links to what is no article'],
} as const;

export interface FoundFiles {
  readonly files: readonly ArticleFile[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds the articles in files and folders, sorted by their real paths. Folders are searched at any depth; hidden files, other
 * formats and `node_modules` in them are ignored. A file that is found twice counts once. Whoever fills a folder may be a stranger
 * to whoever runs the bot: links in it are followed to articles in it only, and what is no regular file is left out.
 *
 * @throws CorpusError when a path is missing, unreadable or of a format that isn't read
 */
export async function findArticleFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files = new Map<string, ArticleFile>();
  const leftOut: LeftOut[] = [];
  for (const path of paths) {
    const found = await findAt(path);
    for (const file of found.files) files.set(await realpath(file.path).catch(() => file.path), file);
    leftOut.push(...found.leftOut);
  }
  return {
    files: [...files.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file),
    leftOut: leftOut.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** How many of what is left out for the same reason are named. */
const MAX_NAMES = 3;

/** What was left out, counted by reason: the end of a sentence for each. */
export function describeLeftOut(leftOut: readonly LeftOut[]): string[] {
  return Object.entries(LEFT_OUT).flatMap(([reason, [one, several]]) => {
    const paths = leftOut.filter((left) => left.reason === reason).map(({ path }) => `"${path}"`);
    if (paths.length === 0) return [];
    const rest = paths.length - MAX_NAMES;
    const named = paths.slice(0, MAX_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
    return [`left out ${paths.length} ${paths.length === 1 ? one : several}: ${named}`];
  });
}

async function findAt(path: string): Promise<FoundFiles> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await findIn(path);
    if (!found.isFile()) throw new Error('it is neither a file nor a folder');
  } catch (cause) {
    throw new CorpusError(`The corpus "${path}" can't be read: ${describeSystemError(cause)}.`, { cause });
  }
  if (articleFormatOf(path) === null) {
    throw new CorpusError(`The corpus file "${path}" is none of ${articleEndings().join(', ')}.`);
  }
  return { files: [{ path, name: basename(path), folder: null }], leftOut: [] };
}

/** Matches a path with a hidden file or folder in it, or with a `node_modules` folder. */
const IGNORED_PATH = /(?:^|[/\\])(?:\.|node_modules[/\\])/;

async function findIn(path: string): Promise<FoundFiles> {
  const folder = await realpath(path);
  const files: ArticleFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    const file = { path: join(entry.parentPath, entry.name), folder };
    const name = relative(resolve(path), resolve(file.path));
    if (entry.isDirectory() || IGNORED_PATH.test(name)) continue;
    const reason = await whyLeftOut(entry, file);
    if (reason !== null) leftOut.push({ path: file.path, reason });
    else if (articleFormatOf(name) !== null) files.push({ ...file, name });
  }
  return { files, leftOut };
}

/** `null` for what is read, and for what isn't meant to be. A broken link is found out when it is read. */
async function whyLeftOut(
  entry: Dirent,
  { path, folder }: { path: string; folder: string },
): Promise<LeftOut['reason'] | null> {
  const isNamedLikeArticle = articleFormatOf(entry.name) !== null;
  if (!entry.isSymbolicLink()) return entry.isFile() || !isNamedLikeArticle ? null : 'irregular';
  const target = await realpath(path).catch(() => null);
  const found = target === null ? null : await stat(target).catch(() => null);
  if (target === null || found === null) return null;
  if (found.isDirectory()) return 'folder';
  if (!isNamedLikeArticle) return null;
  if (!isWithin(folder, target)) return 'outside';
  if (!found.isFile()) return 'irregular';
  return articleFormatOf(target) === null ? 'no article' : null;
}

/** The folder of the articles that come with the package; it is equally far from `src` and from `dist`. */
export const BUNDLED_ARTICLES = fileURLToPath(new URL('../../src/corpus/articles', import.meta.url));
