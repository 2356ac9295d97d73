import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reasonOf } from '../corpus/reason-of.ts';
import { MOST_BYTES } from './fetch-source.ts';
import { RefusedSource } from './refused-source.ts';
import type { Source } from './source.ts';

/** Reads a file. @throws RefusedSource when it can't be read or is too long */
export async function readFileSource(path: string): Promise<Source> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new RefusedSource(`it is longer than ${MOST_BYTES / 1024 / 1024} MB`);
    const bytes = await readFile(path);
    return { name: resolve(path), url: null, bytes, contentType: null, language: null };
  } catch (cause) {
    throw new RefusedSource(`"${path}" can't be read: ${reasonOf(cause)}.`, { cause });
  }
}
