import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Article } from '../../core/article.ts';
import { ENGINE_VERSION, type SavedIndex } from '../../core/index/passage-index.ts';
import type { WindowLengths } from '../../core/ports/reader.ts';
import type { ArticleFile } from '../article-files.ts';
import { readContent } from '../read-article.ts';

/** One article as it was read, and what the reader works out of it once. */
export interface SavedArticle {
  readonly article: Article;
  /** Where it is cut into windows; `null` where no reader was there to do it. */
  readonly cut: WindowLengths | null;
}

/** All that a corpus needs to answer, without reading it again. */
export interface Snapshot {
  /** Of the corpus it was made of. */
  readonly key: string;
  readonly articles: readonly SavedArticle[];
  /** What was wrong with files that were passed over. */
  readonly skipped: readonly string[];
  readonly index: SavedIndex;
}

/** Of the file's layout; `ENGINE_VERSION`, in the key, speaks for what is in it. */
const SNAPSHOT_FORMAT = 'kursk snapshot 2';

const NEWLINE = 10;

interface Header {
  readonly format: string;
  readonly key: string;
  /** SHA-256 of all that follows, in hexadecimal. */
  readonly checksum: string;
}

/**
 * A snapshot as a file: a line of JSON each for the header, what was skipped, the index, and every article. Line by line, as
 * all of it may be longer than a string can be.
 */
export function encodeSnapshot({ key, articles, skipped, index }: Snapshot): Buffer {
  const lines = [skipped, index, ...articles].map((part) => Buffer.from(`${JSON.stringify(part)}\n`));
  const body = Buffer.concat(lines);
  const header: Header = { format: SNAPSHOT_FORMAT, key, checksum: checksumOf(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** Reads a file back; `null` when it is of another corpus or version, or damaged. */
export function decodeSnapshot(file: Buffer, key: string): Snapshot | null {
  const end = file.indexOf(NEWLINE);
  const body = file.subarray(end + 1);
  const header = readHeader(file.subarray(0, end).toString());
  if (header?.format !== SNAPSHOT_FORMAT || header.key !== key || header.checksum !== checksumOf(body))
    return null;
  const [skipped, index, ...articles] = Array.from(linesOf(body), (line) => JSON.parse(line));
  return { key, skipped, index, articles: articles as SavedArticle[] };
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
 * Tells a corpus, as this version of the engine reads it, from every other: SHA-256 over names and contents, in hexadecimal.
 * A file that can't be read, or is too long, is told from an empty one.
 */
export async function corpusKey(files: readonly ArticleFile[]): Promise<string> {
  const hash = createHash('sha256').update(`engine ${ENGINE_VERSION}`);
  for (const { path, name } of files) {
    const content = await readContent(path);
    hash.update(`\n${JSON.stringify([name, content?.length ?? null])}\n`).update(content ?? '');
  }
  return hash.digest('hex');
}

/** Only who writes them may read them: they hold the articles. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/** A draft that wasn't written to for so long is nobody's: who began it was ended. In milliseconds. */
const DRAFT_ABANDONED_AFTER = 10 * 60_000;

/** Writes a file so that whoever reads it finds the old one or the new one, whole. Makes its folder where needed. */
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
    // Whoever wrote it may put it in its place meanwhile.
    const found = await stat(draft).catch(() => null);
    if (found !== null && found.mtimeMs < Date.now() - DRAFT_ABANDONED_AFTER)
      await rm(draft, { force: true });
  }
}
