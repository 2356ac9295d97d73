/**
 * What was read of files, kept so that a file that hasn't changed isn't parsed again when others have. A line of JSON, then one for
 * each file: a key, a checksum, and the article. The key is of the file's content, so a stale line is never found, and a damaged
 * one is as if it weren't there.
 */

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ENGINE_VERSION } from '../../core/index/passage-index.ts';
import type { KeptReadings, Reading } from '../read-article.ts';
import { readPrivately, writeAtomically } from './snapshot-file.ts';

export interface SavedReadings extends KeptReadings {
  /** Writes what has been found and kept since it was opened, unless the file has it already. */
  readonly save: () => Promise<void>;
}

/** The version of the file's layout. That of its content is `ENGINE_VERSION`. */
const HEADER = Buffer.from(`${JSON.stringify({ format: 'kursk readings 1', engine: ENGINE_VERSION })}\n`);

const NEWLINE = 10;
/** In bytes, each in hexadecimal and with a blank after it. */
const KEY_LENGTH = 32;
const CHECKSUM_LENGTH = 8;
const CONTENT_START = KEY_LENGTH + 1 + CHECKSUM_LENGTH + 1;

/** Opens a file of readings; one that is missing, or of another version, has none. */
export async function openKeptReadings(path: string): Promise<SavedReadings> {
  const saved = linesByKey(await readPrivately(path).catch(() => HEADER));
  const used = new Map<string, Buffer>();

  return {
    find(name, content) {
      const key = keyOf(name, content);
      const line = saved.get(key);
      const reading = line && decode(line);
      if (line !== undefined && reading !== undefined) used.set(key, line);
      return reading;
    },
    keep(name, content, reading) {
      const key = keyOf(name, content);
      used.set(key, encode(key, reading));
    },
    async save() {
      const isSaved = [...used].every(([key, line]) => saved.get(key) === line);
      // What is gone stays, as an edit may be taken back, until it is more than what is there.
      if (isSaved && saved.size <= 2 * used.size) return;
      await writeAtomically(path, Buffer.concat([HEADER, ...used.values()]));
    },
  };
}

/** The name counts, as it says the format, and stands in for a title. */
function keyOf(name: string, content: Buffer): string {
  const hash = createHash('sha256')
    .update(`${JSON.stringify(name)}\n`)
    .update(content);
  return hash.digest('hex').slice(0, KEY_LENGTH);
}

/** The lines with their line breaks. */
function linesByKey(file: Buffer): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  if (!file.subarray(0, HEADER.length).equals(HEADER)) return lines;
  for (let start = HEADER.length; start < file.length; ) {
    const lineBreak = file.indexOf(NEWLINE, start);
    const end = lineBreak < 0 ? file.length : lineBreak + 1;
    lines.set(file.toString('latin1', start, start + KEY_LENGTH), file.subarray(start, end));
    start = end;
  }
  return lines;
}

function encode(key: string, reading: Reading): Buffer {
  const content = JSON.stringify(reading);
  return Buffer.from(`${key} ${checksumOf(key, content)} ${content}\n`);
}

/** `undefined` where the line is damaged. */
function decode(line: Buffer): Reading | undefined {
  const key = line.toString('latin1', 0, KEY_LENGTH);
  const content = line.toString('utf8', CONTENT_START, line.length - 1);
  const checksum = line.toString('latin1', KEY_LENGTH + 1, CONTENT_START - 1);
  if (line.at(-1) !== NEWLINE || checksum !== checksumOf(key, content)) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function checksumOf(key: string, content: string): string {
  return crc32(content, crc32(key)).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
