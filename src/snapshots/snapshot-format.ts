import { createHash } from 'node:crypto';
import type { SavedArticle, Snapshot } from './snapshot.ts';

/** Of the file's layout; `ENGINE_VERSION`, in the key, speaks for what is in it. */
const FORMAT = 'kursk snapshot 2';

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
  const header: Header = { format: FORMAT, key, checksum: checksumOf(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** Reads a file back; `null` when it is of another corpus or version, or damaged. */
export function decodeSnapshot(file: Buffer, key: string): Snapshot | null {
  const end = file.indexOf(NEWLINE);
  const body = file.subarray(end + 1);
  const header = readHeader(file.subarray(0, end).toString());
  if (header?.format !== FORMAT || header.key !== key || header.checksum !== checksumOf(body)) return null;
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
