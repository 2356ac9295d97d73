import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mostFrequent } from '../core/groups.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { CorpusError } from './corpus-error.ts';
import { formatOfFile, readEndings } from './formats/formats.ts';
import { nameSome } from './name-some.ts';
import { isWithin } from './regular-file.ts';
import { recogniseGenerators } from './site-generators.ts';

export interface ArticleFile {
  readonly path: string;
  /** The path within the folder it was found in; the bare file name of a file that was given by itself. */
  readonly name: string;
  /** The real path of the folder it was found in, which holds its content, too; `null` for a file that was given by itself. */
  readonly folder: string | null;
}

/** Something in a folder that isn't read. */
export interface LeftOut {
  readonly path: string;
  /** `unread`: a document of another format; `generator`: what a site generator brings itself; `other`: pictures, programs, settings. */
  readonly reason: keyof typeof LEFT_OUT | 'unread' | 'generator' | 'other';
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
 * Finds the articles in files and folders, sorted by their real paths. Folders are searched at any depth; hidden files and
 * `node_modules` in them are ignored, and all else is found or left out. A file that is found twice counts once. Whoever fills a folder may be a stranger
 * to whoever runs the bot: links in it are followed to articles in it only, and what is no regular file is left out.
 *
 * @throws CorpusError when a path is missing, unreadable or of a format that isn't read
 */
export async function findArticleFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files = new Map<string, ArticleFile>();
  const leftOut: LeftOut[] = [];
  for (const path of paths) {
    const found = await findAt(path);
    for (const { realPath, ...file } of found.files) files.set(realPath, file);
    leftOut.push(...found.leftOut);
  }
  return {
    files: [...files.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file),
    leftOut: leftOut.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** What was left out and could have been meant to be read, counted by reason: the end of a sentence for each. */
export function describeLeftOut(leftOut: readonly LeftOut[]): string[] {
  const sentences = Object.entries(LEFT_OUT).flatMap(([reason, [one, several]]) => {
    const paths = leftOut.filter((left) => left.reason === reason).map(({ path }) => `"${path}"`);
    if (paths.length === 0) return [];
    return [`left out ${paths.length} ${paths.length === 1 ? one : several}: ${nameSome(paths)}`];
  });
  const unread = pathsOf(leftOut, 'unread');
  if (unread.length > 0) sentences.push(`left out ${countByEnding(unread)}: this format isn’t read`);
  return sentences;
}

/** What was left out and isn't missed, counted by reason: the end of a sentence for each. */
export function describeUnmissed(leftOut: readonly LeftOut[]): string[] {
  const [generator, other] = [pathsOf(leftOut, 'generator'), pathsOf(leftOut, 'other')];
  return [
    ...(generator.length === 0
      ? []
      : [`left out what a site generator brings or makes: ${countByEnding(generator)}`]),
    ...(other.length === 0 ? [] : [`left out what is no document: ${countByEnding(other)}`]),
  ];
}

function pathsOf(leftOut: readonly LeftOut[], reason: LeftOut['reason']): string[] {
  return leftOut.filter((left) => left.reason === reason).map(({ path }) => path);
}

/** As `193 .rst files, 2 .docx files and 1 more`, the most frequent first. */
function countByEnding(paths: readonly string[]): string {
  return nameSome(
    mostFrequent(paths.map((path) => [endingOf(path), 1] as const)).map(([ending, count]) => {
      const files = count === 1 ? 'file' : 'files';
      return ending === '' ? `${count} ${files} without an ending` : `${count} ${ending} ${files}`;
    }),
  );
}

function endingOf(path: string): string {
  return extname(path).toLowerCase();
}

interface FoundAt extends FoundFiles {
  readonly files: readonly (ArticleFile & { readonly realPath: string })[];
}

async function findAt(path: string): Promise<FoundAt> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await findIn(path);
    if (!found.isFile()) throw new Error('it is neither a file nor a folder');
  } catch (cause) {
    throw new CorpusError(`The corpus "${path}" can't be read: ${describeSystemError(cause)}.`, { cause });
  }
  if (formatOfFile(path) === null) {
    throw new CorpusError(`The corpus file "${path}" is none of ${readEndings().join(', ')}.`);
  }
  const realPath = await realPathOf(path);
  return { files: [{ path, name: basename(path), folder: null, realPath }], leftOut: [] };
}

/** Matches a path with a hidden file or folder in it, or with a `node_modules` folder. */
const IGNORED_PATH = /(?:^|[/\\])(?:\.|node_modules[/\\])/;

function realPathOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function findIn(path: string): Promise<FoundAt> {
  const folder = await realpath(path);
  const files: FoundAt['files'][number][] = [];
  const leftOut: LeftOut[] = [];
  const found = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = { path: join(entry.parentPath, entry.name), folder };
      return { entry, file, name: relative(resolve(path), resolve(file.path)) };
    })
    .filter(({ name }) => !IGNORED_PATH.test(name));
  const isOfGenerator = recogniseGenerators(found.map(({ name }) => name));
  for (const { entry, file, name } of found) {
    const reason = (await whyLeftOut(entry, file)) ?? whyUnread(name, isOfGenerator(name));
    // Folders that are links aren't searched, so only a file's own link can lead elsewhere.
    const realPath = entry.isSymbolicLink() ? await realPathOf(file.path) : join(folder, name);
    if (reason === null) files.push({ ...file, name, realPath });
    else leftOut.push({ path: file.path, reason });
  }
  return { files, leftOut };
}

/** Endings of documents that people read, and that this program mostly doesn't. */
const DOCUMENTS: ReadonlySet<string> = new Set(
  (
    '.adoc .asciidoc .asc .creole .doc .docx .eml .epub .fodt .ipynb .mdx .mediawiki .mobi .msg .odp .ods .odt .org .pages .pdf ' +
    '.pod .ppt .pptx .rdoc .rest .rst .rtf .tex .texi .textile .wiki .xhtml .xls .xlsx'
  ).split(' '),
);

function whyUnread(name: string, isOfGenerator: boolean): 'unread' | 'generator' | 'other' | null {
  const isRead = formatOfFile(name) !== null;
  const isDocument = DOCUMENTS.has(endingOf(name));
  if (isOfGenerator && (isRead || isDocument)) return 'generator';
  if (isRead) return null;
  return isDocument ? 'unread' : 'other';
}

/** `null` for what may be read. A broken link is found out when it is read. */
async function whyLeftOut(
  entry: Dirent,
  { path, folder }: { path: string; folder: string },
): Promise<LeftOut['reason'] | null> {
  const isNamedLikeArticle = formatOfFile(entry.name) !== null;
  if (!entry.isSymbolicLink()) return entry.isFile() || !isNamedLikeArticle ? null : 'irregular';
  const target = await realpath(path).catch(() => null);
  const found = target === null ? null : await stat(target).catch(() => null);
  if (target === null || found === null) return null;
  if (found.isDirectory()) return 'folder';
  if (!isNamedLikeArticle) return null;
  if (!isWithin(folder, target)) return 'outside';
  if (!found.isFile()) return 'irregular';
  return formatOfFile(target) === null ? 'no article' : null;
}

/** The folder of the articles that come with the package; it is equally far from `src` and from `dist`. */
export const BUNDLED_ARTICLES = fileURLToPath(new URL('../../src/corpus/articles', import.meta.url));
