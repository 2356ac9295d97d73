/**
 * Vectors on disk, each under the text that it is of, so that an edit embeds only what changed. A line of JSON, then records of one
 * length, which are appended as passages are embedded: an interruption loses the last ones at most. Each record has a checksum.
 */

import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { QuantisedVector } from '../../core/index/quantised-vector.ts';
import { VECTOR_SIZE } from '../../core/ports/embedder.ts';
import { OWNER_ONLY, writeAtomically } from './snapshot-file.ts';

/** By the keys of their texts. */
export type SavedVectors = ReadonlyMap<string, QuantisedVector>;

export interface VectorsFile {
  readonly vectors: SavedVectors;
  /** Whether records can be appended: the file is there, of this version and undamaged. */
  readonly isWhole: boolean;
}

/** The version of the file's layout. */
const FORMAT = 'kursk vectors 1';

const NEWLINE = 10;
/** In bytes: the key, the vector and the checksum of both. */
const KEY_SIZE = 16;
const CHECKSUM_SIZE = 4;
const RECORD_SIZE = KEY_SIZE + VECTOR_SIZE + CHECKSUM_SIZE;

/** The beginning of the text's SHA-256, in hexadecimal. */
export function keyOfText(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * KEY_SIZE);
}

/** One key for all that is embedded of a passage. */
export function keyOfTexts(texts: readonly string[]): string {
  return keyOfText(texts.join('\n'));
}

/**
 * Reads a file of vectors. What is damaged is left out, and all of it when the file is missing or of another version.
 *
 * @param version of the embedder
 */
export async function readVectors(path: string, version: string): Promise<VectorsFile> {
  const file = await readFile(path).catch(() => null);
  return file === null ? { vectors: new Map(), isWhole: false } : decodeVectors(file, version);
}

/** Replaces a file of vectors. Creates its folder. @param version of the embedder */
export function writeVectors(path: string, version: string, vectors: SavedVectors): Promise<void> {
  return writeAtomically(path, Buffer.concat([headerOf(version), encodeRecords(vectors)]));
}

/** Appends to a file that is whole. */
export function appendVectors(path: string, vectors: SavedVectors): Promise<void> {
  return appendFile(path, encodeRecords(vectors), { mode: OWNER_ONLY.file });
}

function headerOf(version: string): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, version })}\n`);
}

function encodeRecords(vectors: SavedVectors): Buffer {
  const records = Array.from(vectors, ([key, vector]) => {
    const content = Buffer.concat([
      Buffer.from(key, 'hex'),
      Buffer.from(vector.buffer, vector.byteOffset, VECTOR_SIZE),
    ]);
    const checksum = Buffer.alloc(CHECKSUM_SIZE);
    checksum.writeUInt32LE(crc32(content));
    return Buffer.concat([content, checksum]);
  });
  return Buffer.concat(records);
}

function decodeVectors(file: Buffer, version: string): VectorsFile {
  const vectors = new Map<string, QuantisedVector>();
  const start = file.indexOf(NEWLINE) + 1;
  if (!file.subarray(0, start).equals(headerOf(version))) return { vectors, isWhole: false };
  let isWhole = (file.length - start) % RECORD_SIZE === 0;
  for (let from = start; from + RECORD_SIZE <= file.length; from += RECORD_SIZE) {
    const content = file.subarray(from, from + RECORD_SIZE - CHECKSUM_SIZE);
    if (crc32(content) !== file.readUInt32LE(from + content.length)) {
      isWhole = false;
      continue;
    }
    const numbers = content.subarray(KEY_SIZE);
    const vector = new Int8Array(numbers.buffer, numbers.byteOffset, VECTOR_SIZE);
    vectors.set(content.toString('hex', 0, KEY_SIZE), vector);
  }
  return { vectors, isWhole };
}
