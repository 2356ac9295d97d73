import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Article } from '../../core/article.ts';
import { ENGINE_VERSION, type SavedIndex } from '../../core/index/passage-index.ts';
import type { WindowLengths } from '../../core/ports/reader.ts';
import type { ArticleFile } from '../article-files.ts';
import type { ParseLimits } from '../formats/parse-apart.ts';
import { readContent } from '../read-article.ts';

export interface SavedArticle {
  readonly article: Article;
  /** Its windows for the reader; `null` when the snapshot was made without a reader. */
  readonly cut: WindowLengths | null;
}

/** An indexed corpus, saved so that a start needn't read and index it again. */
export interface Snapshot {
  /** The `corpusKey` of the files it was made from. */
  readonly key: string;
  readonly articles: readonly SavedArticle[];
  /** What reading the files had to tell: messages. */
  readonly reading: Readonly<Record<'skipped' | 'warnings' | 'notes', readonly string[]>>;
  readonly index: SavedIndex;
}

/** The version of the file's layout. That of its content is `ENGINE_VERSION`, which is part of the key. */
const SNAPSHOT_FORMAT = 'kursk snapshot 3';

const NEWLINE = 10;

interface Header {
  readonly format: string;
  readonly key: string;
  /**
   * SHA-256 of everything after the header's line, in hexadecimal. It detects accidents, such as a damaged disk, and no attack: who may
   * write the file may write a checksum that fits.
   */
  readonly checksum: string;
}

/**
 * Encodes a snapshot as lines of JSON: header, what reading told, index, then a line for each article. In lines, as all of it may be
 * longer than the longest string of V8.
 */
export function encodeSnapshot({ key, articles, reading, index }: Snapshot): Buffer {
  const lines = [reading, index, ...articles].map((part) => Buffer.from(`${JSON.stringify(part)}\n`));
  const body = Buffer.concat(lines);
  const header: Header = { format: SNAPSHOT_FORMAT, key, checksum: checksumOf(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** Decodes a snapshot; `null` when it is of another corpus or version, or is damaged. */
export function decodeSnapshot(file: Buffer, key: string): Snapshot | null {
  const end = file.indexOf(NEWLINE);
  const body = file.subarray(end + 1);
  const header = readHeader(file.subarray(0, end).toString());
  if (header?.format !== SNAPSHOT_FORMAT || header.key !== key || header.checksum !== checksumOf(body))
    return null;
  const [reading, index, ...articles] = Array.from(linesOf(body), (line) => JSON.parse(line));
  return { key, reading, index, articles: articles as SavedArticle[] };
}

function readHeader(line: string): Header | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function* linesOf(body: Buffer): Generator<string> {
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(NEWLINE, start);
    yield body.toString('utf8', start, end);
    start = end + 1;
  }
}

function checksumOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/**
 * Identifies a corpus as this version of the engine reads it: SHA-256 over the engine's version and the files' names and contents,
 * in hexadecimal. A file that can't be read, or is too long, differs from an empty one. Limits count, as they decide what is left out.
 */
export async function corpusKey(files: readonly ArticleFile[], limits: ParseLimits = {}): Promise<string> {
  const hash = createHash('sha256').update(`engine ${ENGINE_VERSION}`);
  for (const limit of Object.entries(limits)) hash.update(`\n${limit.join(' ')}`);
  for (const file of files) {
    const content = await readContent(file);
    hash.update(`\n${JSON.stringify([file.name, content?.length ?? null])}\n`).update(content ?? '');
  }
  return hash.digest('hex');
}

/** Snapshots hold the articles' text, and vectors its meaning: only the user who runs the bot may read them. */
export const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/** A draft that wasn't written to for so long belongs to a process that has died. In milliseconds. */
const DRAFT_ABANDONED_AFTER = 10 * 60_000;

/** The permission bits of everybody but the owner. */
const OTHERS = 0o077;

/** Reads a snapshot, and takes permissions from others who have any, as a copied file may have. */
export async function readPrivately(path: string): Promise<Buffer> {
  const { mode } = await stat(path);
  // On Windows there are no such permissions. Whoever isn't the owner can't change them, and can read it all the same.
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0)
    await chmod(path, OWNER_ONLY.file).catch(() => {});
  return readFile(path);
}

/** Replaces a file atomically: readers see the old one or the new one, never a part. Creates its folder. */
export async function writeAtomically(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  await removeAbandonedDrafts(path);
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, content, { mode: OWNER_ONLY.file, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function removeAbandonedDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.`));
  for (const draft of drafts.map((name) => join(folder, name))) {
    // Another process may have renamed its draft meanwhile.
    const found = await stat(draft).catch(() => null);
    if (found !== null && found.mtimeMs < Date.now() - DRAFT_ABANDONED_AFTER)
      await rm(draft, { force: true });
  }
}
